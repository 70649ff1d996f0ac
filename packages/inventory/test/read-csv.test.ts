import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unguardFormula } from '../src/csv/formula-guard.ts';
import { readList } from '../src/read-list.ts';
import type { SoftwareList } from '../src/types.ts';

const utf8 = new TextEncoder();

function read(text: string | Uint8Array): SoftwareList {
  const bytes = typeof text === 'string' ? utf8.encode(text) : text;
  const result = readList({ name: 'liste.csv', bytes });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.list;
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), littleEndian);
  return bytes;
}

/** Windows-1252 by its own table: `€ „ “ –` are the signs that German lists use beyond Latin-1. */
const SPECIAL: Readonly<Record<string, number>> = { '€': 0x80, '„': 0x84, '“': 0x93, '–': 0x96 };
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (sign) => SPECIAL[sign] ?? sign.charCodeAt(0));

const ENCODERS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': (text) => utf8.encode(text),
  'utf-8 with mark': (text) => utf8.encode(`\ufeff${text}`),
  'utf-16le': (text) => utf16(text, true, true),
  'utf-16be': (text) => utf16(text, false, true),
  'utf-16le without mark': (text) => utf16(text, true, false),
  'windows-1252': windows1252,
};

describe('reading CSV', () => {
  it('gives back every generated table through every delimiter, encoding, quoting and line break', () => {
    const letters = fc.constantFrom(...'abcXYZ äöüßÄé€„“–;,|"\n\'-_.()&0123456789'.split(''));
    const cell = fc
      .array(letters, { minLength: 0, maxLength: 12 })
      .map((signs) => signs.join('').replace(/\s+$|^\s+/g, ''));
    const table = fc.array(fc.tuple(fc.nat({ max: 999 }), cell, cell, cell), { minLength: 5, maxLength: 30 });
    const header = ['Nr', 'Softwarename', 'Hersteller', 'Bemerkung'];
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom(...Object.keys(ENCODERS)),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, delimiter, encoding, quoteAll, lineBreak) => {
          const quoted = (text: string): string =>
            quoteAll || /[";,|\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const cells = rows.map(([nr, name, ...rest]) => [String(nr), `Ä.${name}`, ...rest]);
          const lines = [header, ...cells].map((row) => row.map(quoted).join(delimiter));
          const bytes =
            ENCODERS[encoding]?.(lines.join('\n').replaceAll('\n', lineBreak)) ?? new Uint8Array();
          const list = read(bytes);
          // An apostrophe before a formula is a guard and not of the text.
          expect(list.rows.map((row) => row.cells)).toEqual(cells.map((row) => row.map(unguardFormula)));
          expect(list.file.delimiter).toBe(delimiter);
          expect(encoding.startsWith(list.file.encoding)).toBe(true);
          let line = 2;
          for (const [index, row] of list.rows.entries()) {
            expect(row.line).toBe(line);
            line += 1 + (cells[index] ?? []).join('').split('\n').length - 1;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts physical lines across quoted line breaks and blank lines', () => {
    const list = read('Name;Bemerkung\nA;"eins\nzwei"\n\nB;x\n');
    expect(list.rows).toEqual([
      { line: 2, cells: ['A', 'eins\nzwei'] },
      { line: 5, cells: ['B', 'x'] },
    ]);
  });

  it('does not let an unclosed quote swallow the rows behind it', () => {
    const list = read('Name;Hersteller\n"Offen;Firma A\nB;Firma B\nC;"Firma C"\n');
    expect(list.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, '"Offen'],
      [3, 'B'],
      [4, 'C'],
    ]);
    expect(list.problems).toContainEqual({ severity: 'warning', code: 'quote-not-closed', line: 2 });
  });

  it('finds the header below title lines and tells where it is', () => {
    const list = read(
      'Softwareverzeichnis der Stadt;;\nStand: 01.10.2026;;\nVerfahren;Hersteller;Vertragsende\nVOIS;HSH;31.12.2027\n',
    );
    expect(list.headerLine).toBe(3);
    expect(list.rows).toHaveLength(1);
    expect(list.columns.map(({ role }) => role)).toEqual(['name', 'vendor', 'contract-end']);
    expect(list.problems.map(({ code }) => code)).toContain('title-lines-skipped');
  });

  it('takes the first line for data where there is no header', () => {
    const list = read(
      'Nextcloud;Nextcloud GmbH;28.0.1\nLibreOffice;The Document Foundation;24.2.0\nFirefox;Mozilla Corporation;131.0.1\n',
    );
    expect(list.headerLine).toBeNull();
    expect(list.rows).toHaveLength(3);
    expect(list.columns.map(({ role }) => role)).toEqual(['name', 'vendor', 'version']);
  });

  it('reads one name per line', () => {
    const list = read('Nextcloud\nLibreOffice\nFirefox\n');
    expect(list.rows).toHaveLength(3);
    expect(list.columns[0]?.role).toBe('name');
    expect(list.file.delimiter).toBeUndefined();
  });

  it('reports ragged rows with their line and keeps them', () => {
    const list = read('Name;Hersteller;Version\nA;B\nC;D;1;zu viel\n');
    expect(list.rows).toHaveLength(2);
    expect(list.problems.map(({ code, line }) => [code, line])).toEqual([
      ['row-too-short', 2],
      ['row-too-long', 3],
    ]);
  });

  it('prefers slightly damaged UTF-8 to garbling every umlaut', () => {
    const bytes = utf8.encode(`Name;Ort\n${'Müllöfen;Köln\n'.repeat(20)}`);
    bytes[bytes.length - 4] = 0xff;
    const list = read(bytes);
    expect(list.rows[0]?.cells).toEqual(['Müllöfen', 'Köln']);
    expect(list.problems.map(({ code }) => code)).toContain('bytes-not-readable');
  });

  it('keeps a list with one absurdly long row and cuts that row', () => {
    const list = read(`Name;Hersteller\nA;B\nC;D${';x'.repeat(16_385)}\nE;F\n`);
    expect(list.rows.map(({ cells }) => cells.length)).toEqual([2, 1000, 2]);
    expect(list.problems.map(({ code, line }) => [code, line])).toEqual([['row-too-long', 3]]);
  });

  it('reads pasted cells by their tabs', () => {
    const result = readList({
      text: 'Anwendung\tHersteller\tKosten p. a.\nVOIS, Modul MESO\tHSH\t12.000 €\n',
    });
    expect(result.ok && result.list.file.format).toBe('pasted');
    expect(result.ok && result.list.rows[0]?.cells).toEqual(['VOIS, Modul MESO', 'HSH', '12.000 €']);
  });

  it.each([
    ['a PDF', utf8.encode('%PDF-1.7\n…'), 'file-is-pdf'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'file-is-image'],
    [
      'an old workbook',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'file-is-legacy-office',
    ],
    ['JSON', utf8.encode('[{"name":"VOIS"}]'), 'json-not-recognised'],
    ['XML', utf8.encode('<?xml version="1.0"?><a/>'), 'xml-not-recognised'],
    ['a web page', utf8.encode('<!DOCTYPE html><table><tr><td>VOIS'), 'file-is-html'],
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['blanks', utf8.encode(' \n \n'), 'file-empty'],
    ['binary data', Uint8Array.from({ length: 500 }, (_, at) => (at * 7) % 32), 'file-is-binary'],
    ['a gzip archive', Uint8Array.of(0x1f, 0x8b, 8, 0), 'file-is-archive'],
    ['only a header', utf8.encode('Name;Hersteller;Version\n'), 'list-without-rows'],
    ['too many columns', utf8.encode(`${'x;'.repeat(16_384)}\n`.repeat(3)), 'too-many-columns'],
  ])('says what is wrong with %s', (_, bytes, code) => {
    const result = readList({ name: 'liste', bytes });
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('refuses a file above 20 MB', () => {
    const result = readList({ name: 'x.csv', bytes: new Uint8Array(20_000_001) });
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['file-too-large']);
  });
});
