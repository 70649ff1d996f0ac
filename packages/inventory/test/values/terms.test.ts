import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDayOf } from '../../src/values/last-day-of.ts';
import { currencyOf, parseMoney } from '../../src/values/money.ts';
import { parsePaymentsPerYear } from '../../src/values/payment-period.ts';

describe('a payment period', () => {
  it.each([
    ['monatlich', 12],
    ['mtl.', 12],
    ['Quartal', 4],
    ['quartalsweise', 4],
    ['vierteljährlich', 4],
    ['halbjährlich', 2],
    ['jährlich', 1],
    ['p. a.', 1],
    ['Yearly', 1],
    ['alle 2 Jahre', 0.5],
    ['zweijährlich', 0.5],
    ['einmalig', 0],
    ['Eenmalig', 0],
    ['Maandelijks', 12],
    ['12', 1],
    ['3 Monate', 4],
    ['6', 2],
  ])('„%s“ is %s payments a year', (text, times) => {
    expect(parsePaymentsPerYear(text)).toBe(times);
  });

  it.each(['', '0', 'nach Bedarf', 'siehe Vertrag', 'x'.repeat(100)])('„%s“ is none', (text) => {
    expect(parsePaymentsPerYear(text)).toBeNull();
  });
});

describe('the last day of a term', () => {
  it.each([
    ['2024-01-01', 36, '2026-12-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2023-11-15', 3, '2024-02-14'],
    ['2024-12-01', 1, '2024-12-31'],
  ])('that begins on %s and lasts %s months is %s', (begin, months, end) => {
    expect(lastDayOf(begin, months)).toBe(end);
  });

  it('is never later for a shorter term, and two terms in a row end like one', () => {
    const days = fc
      .tuple(
        fc.integer({ min: 1990, max: 2090 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map(([year, month, day]) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10));
    const months = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(days, months, months, (begin, first, second) => {
        const next = new Date(Date.parse(lastDayOf(begin, first)) + 86_400_000).toISOString().slice(0, 10);
        expect(lastDayOf(next, second)).toBe(lastDayOf(begin, first + second));
        expect(lastDayOf(begin, first) < lastDayOf(begin, first + second)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['euros', 'EUR'],
  ['€', 'EUR'],
  ['chf', 'CHF'],
  ['US-Dollar', 'USD'],
  ['Taler', null],
  ['', null],
])('the currency „%s“ is %s', (text, code) => {
  expect(currencyOf(text)).toBe(code);
});

it('an amount tells how often it is paid where the cell says so', () => {
  expect(parseMoney('100 €/Monat')).toEqual({ cents: 120_000, currency: 'EUR', perYear: 12 });
  expect(parseMoney('100 €')).toEqual({ cents: 10_000, currency: 'EUR' });
});
