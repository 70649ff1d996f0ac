import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTsv, writeTsv } from './tsv.ts';

describe('the clipboard', () => {
  it('brings every block back as it was copied', () => {
    // A leading apostrophe before a sign is what the copy itself adds, so it cannot be told apart.
    const cell = fc.string().filter((text) => !text.includes('\r') && !/^'[=+@-]/.test(text));
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(block, (cells) => {
        fc.pre(!(cells.at(-1)?.length === 1 && cells.at(-1)?.[0] === ''));
        expect(readTsv(writeTsv(cells))).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  it('never copies a text that a spreadsheet would calculate', () => {
    expect(writeTsv([['=1+1', '+cmd|x', '@SUM(A1)', '-2+3', '-2,50', '-12,00 €', 'a=b']])).toBe(
      "'=1+1\t'+cmd|x\t'@SUM(A1)\t'-2+3\t-2,50\t-12,00 €\ta=b",
    );
  });

  it('reads quoted cells with tabs, quotes and line breaks, and no row after the last break', () => {
    expect(readTsv('a\t"b\tc"\r\n"d ""e"""\t"f\ng"\r\n')).toEqual([
      ['a', 'b\tc'],
      ['d "e"', 'f\ng'],
    ]);
  });
});
