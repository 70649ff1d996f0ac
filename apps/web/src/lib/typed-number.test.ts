import { describe, expect, it } from 'vitest';
import { typedNumber } from './typed-number.ts';

describe('a number in a field of a form', () => {
  it.each([
    ['1.000', 'de', 1000],
    ['12.000', 'de', 12_000],
    ['1,000', 'en', 1000],
    ['1 250', 'de', 1250],
    ['2,5', 'de', 2.5],
    ['40', 'en', 40],
    ['', 'de', null],
    ['  ', 'de', null],
    ['viele', 'de', NaN],
  ] as const)('„%s“ (%s) is read as the page writes numbers', (text, language, number) => {
    expect(typedNumber(text, language)).toEqual(number);
  });
});
