import { describe, expect, it } from 'vitest';
import { readKnownColumns } from '../src/index.ts';
import { ods, odsText, sheetXml, workbookParts, xlsx } from './build-workbook.ts';
import { zipSync } from 'fflate';

const headings = ['Anwendung', 'Amt', 'Ende', 'Zahl'];

describe('the columns with known headings of a workbook', () => {
  it('come as typed cells from wherever they stand, and nothing else does', () => {
    const bytes = xlsx([
      ['Stand: Mai'],
      [],
      ['eigenes', 'ENDE ', 'Anwendung', 'Kontakt'],
      ['geheim', { value: 46_388, style: 1 }, 'MESO', 'max@stadt.example'],
      ['', 12.5, '  '],
      ['', { formula: 'A1' }, { formula: 'B1', value: 3 }],
    ]);
    expect(readKnownColumns(bytes, headings)).toEqual({
      ok: true,
      sheets: [
        {
          sheet: 'Liste',
          headerLine: 3,
          columns: [
            { heading: 'Ende', letters: 'B' },
            { heading: 'Anwendung', letters: 'C' },
          ],
          rows: [
            {
              line: 4,
              cells: [
                { kind: 'date', date: '2027-01-01' },
                { kind: 'text', text: 'MESO' },
              ],
            },
            { line: 5, cells: [{ kind: 'number', value: 12.5 }, null] },
            { line: 6, cells: [{ kind: 'formula' }, { kind: 'number', value: 3 }] },
          ],
        },
      ],
    });
  });

  it('are looked for on every sheet, and one heading alone is an accident', () => {
    const sheets = {
      Notizen: sheetXml([['Amt'], ['Bauamt']]),
      Zwei: sheetXml([
        ['Anwendung', 'Amt'],
        ['MESO', 'Bürgeramt'],
      ]),
    };
    const read = readKnownColumns(zipSync(workbookParts(sheets)), headings);
    expect(read.ok && read.sheets.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([['Zwei', 1]]);
  });

  it('hold a cell that is merged over several rows in each of them', () => {
    const rows = [
      ['Anwendung', 'Amt'],
      ['MESO', 'Bürgeramt'],
      ['VOIS', ''],
    ];
    const read = readKnownColumns(zipSync(workbookParts({ Liste: sheetXml(rows, ['B2:B3']) })), headings);
    expect(read.ok && read.sheets[0]?.rows.map(({ cells }) => cells[1])).toEqual([
      { kind: 'text', text: 'Bürgeramt' },
      { kind: 'text', text: 'Bürgeramt' },
    ]);
  });

  it('come from ODS just the same', () => {
    const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
    const bytes = ods(
      row(odsText('Anwendung'), odsText('Zahl')) +
        row(
          odsText('MESO'),
          '<table:table-cell office:value-type="float" office:value="3"><text:p>3,0</text:p></table:table-cell>',
        ),
    );
    const read = readKnownColumns(bytes, headings);
    expect(read.ok && read.sheets[0]?.rows).toEqual([
      {
        line: 2,
        cells: [
          { kind: 'text', text: 'MESO' },
          { kind: 'number', value: 3 },
        ],
      },
    ]);
  });

  it('are not there in what is no workbook', () => {
    expect(readKnownColumns(new Uint8Array(), headings)).toMatchObject({
      ok: false,
      problems: [{ code: 'file-empty' }],
    });
    expect(readKnownColumns(new TextEncoder().encode('Anwendung;Amt'), headings)).toMatchObject({
      ok: false,
      problems: [{ code: 'file-is-no-workbook' }],
    });
    expect(readKnownColumns(new Uint8Array([0x89, 0x50, 0x4e, 0x47]), headings)).toMatchObject({
      ok: false,
      problems: [{ code: 'file-is-image' }],
    });
    expect(readKnownColumns(xlsx([['a', 'b']]), headings)).toEqual({ ok: true, sheets: [] });
  });
});
