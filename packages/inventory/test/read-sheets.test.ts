import { describe, expect, it } from 'vitest';
import { readList, readSheets } from '../src/index.ts';
import { sheetXml, workbookParts } from './build-workbook.ts';
import { zipSync } from 'fflate';

const book = zipSync(
  workbookParts({
    Deckblatt: sheetXml([['Stand'], ['2026']]),
    Verfahren: sheetXml([
      ['Verfahren', 'Hersteller', 'Benutzername'],
      ['VOIS', 'HSH', 'meier01'],
    ]),
    Leer: sheetXml([]),
  }),
);

describe('reading every sheet', () => {
  it('gives the chosen list first and the other readable ones behind, each without personal data', () => {
    const result = readSheets({ name: 'liste.xlsx', bytes: book });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.lists.map(({ file }) => file.sheet)).toEqual(['Verfahren', 'Deckblatt']);
    expect(JSON.stringify(result)).not.toContain('meier01');
  });

  it('reads each sheet as if it were asked for by name', () => {
    const result = readSheets({ name: 'liste.xlsx', bytes: book });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    for (const list of result.lists)
      expect(readList({ name: 'liste.xlsx', bytes: book, sheet: list.file.sheet ?? '' })).toEqual({
        ok: true,
        list,
      });
  });

  it('reads a text as its only sheet, and refuses what readList refuses', () => {
    const text = 'Verfahren\tHersteller\nVOIS\tHSH';
    const read = readList({ text });
    expect(readSheets({ text })).toEqual(read.ok && { ok: true, lists: [read.list] });
    for (const bytes of [new Uint8Array(), Uint8Array.of(0x50, 0x4b, 3, 4, 0), new Uint8Array(20_000_001)])
      expect(readSheets({ name: 'liste.xlsx', bytes })).toEqual(readList({ name: 'liste.xlsx', bytes }));
  });
});
