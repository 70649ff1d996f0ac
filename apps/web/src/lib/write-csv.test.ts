import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

/** A reader of its own, so that the writer is not tested against itself. */
function readCsv(text: string, separator: string): string[][] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${separator}]*))(${separator}|\\r\\n)`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  for (cell.lastIndex = 1; cell.lastIndex < text.length;) {
    const [, quoted, bare = '', end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error('not a CSV file');
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const cells = fc.array(
  fc.string({
    unit: fc.constantFrom('a', 'ü', '"', ';', ',', '\t', '\r', '\n', '=', '+', '-', '@', "'", ' '),
    maxLength: 6,
  }),
  { minLength: 1, maxLength: 4 },
);

describe('a CSV file', () => {
  it('starts with a byte order mark and ends every row with CRLF', () => {
    expect(
      writeCsv(
        [
          ['Name', 'Kosten'],
          ['Öffentlich', '3,50 €'],
        ],
        ';',
      ),
    ).toBe('\uFEFFName;Kosten\r\nÖffentlich;"3,50 €"\r\n');
  });

  it.each(['=1+1', '+49', '-5', '@SUM', '\tx', '\rx', ' =1', '\u200b=1', '＝1', "'=1"])(
    'shows %j as text and never as a formula',
    (text) => {
      expect(readCsv(writeCsv([[text]], ';'), ';')).toEqual([[`'${text}`]]);
    },
  );

  it('comes back as it was but for the guard, whatever the cells hold', () => {
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(';' as const, ',' as const),
        (rows, separator) => {
          const guarded = rows.map((row) =>
            row.map((text) => (/^'*(?:[\t\r]|\s*[=+\-@])/.test(text) ? `'${text}` : text)),
          );
          expect(readCsv(writeCsv(rows, separator), separator)).toEqual(guarded);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
