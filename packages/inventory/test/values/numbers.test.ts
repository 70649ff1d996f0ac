import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCount, parseNumber } from '../../src/values/numbers.ts';

describe('numbers', () => {
  it.each([
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1 234,56', 1234.56],
    ["1'234.50", 1234.5],
    ['1.234', 1234],
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['12,5', 12.5],
    ['12.58', 12.58],
    ['0,125', 0.125],
    ['-7', -7],
    ['−7,5', -7.5],
    ['12 000', 12_000],
    ['12.', 12],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    '',
    'zwölf',
    '1.2.3',
    '1,2,3',
    '1.23.456',
    '1,234.567,8',
    '12a',
    '31.12.2026',
    '10.0.19041.423',
    '1..2',
  ])('does not take „%s“ for a number', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('reads back every amount written the German and the English way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom('de-DE', 'en-GB', 'de-CH'),
        (cents, locale) => {
          const text = (cents / 100).toLocaleString(locale, { minimumFractionDigits: 2 });
          expect(parseNumber(text)).toBeCloseTo(cents / 100, 6);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('reads back every whole number with and without groups', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom('de-DE', 'en-GB', 'fr-FR', 'de-CH'),
        fc.boolean(),
        (count, locale, useGrouping) => {
          expect(parseCount(count.toLocaleString(locale, { useGrouping }))).toBe(count);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('reads counts with a word behind and takes unlimited for no number', () => {
    expect(parseCount('1.200 Nutzer')).toBe(1200);
    expect(parseCount('ca. 25 Lizenzen')).toBe(25);
    expect(parseCount('unbegrenzt')).toBe('unlimited');
    expect(parseCount('-1')).toBe('unlimited');
    expect(parseCount('12,5')).toBeNull();
    expect(parseCount('3 von 10')).toBeNull();
  });
});
