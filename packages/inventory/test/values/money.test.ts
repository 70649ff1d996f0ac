import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney } from '../../src/values/money.ts';

describe('money', () => {
  it.each([
    ['12.000 €', 1_200_000, 'EUR'],
    ['12.000,50 EUR', 1_200_050, 'EUR'],
    ['€ 1.234,56', 123_456, 'EUR'],
    ['$12.58', 1258, 'USD'],
    ["CHF 1'200.00", 120_000, 'CHF'],
    ['£99', 9900, 'GBP'],
    ['500,-', 50_000, 'EUR'],
    ['ca. 3 TEUR p. a.', 300_000, 'EUR'],
    ['1,2 Mio. €', 120_000_000, 'EUR'],
    ['100 €/Monat', 120_000, 'EUR'],
    ['250 Euro pro Quartal', 100_000, 'EUR'],
    ['4.800 € (geschätzt)', 480_000, 'EUR'],
    ['0', 0, 'EUR'],
  ])('reads %s', (text, cents, currency) => {
    expect(parseMoney(text)).toMatchObject({ cents, currency });
  });

  it.each(['', 'kostenlos', '10–20 €', '-5 €', 'auf Anfrage', '€', '12 Monate', 'siehe Vertrag 4711'])(
    'does not take „%s“ for an amount',
    (text) => {
      expect(parseMoney(text)).toBeNull();
    },
  );

  it('reads back every amount as German offices write it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2e9 }), (cents) => {
        const text = (cents / 100).toLocaleString('de-DE', { style: 'currency', currency: 'EUR' });
        expect(parseMoney(text)).toEqual({ cents, currency: 'EUR' });
      }),
      { numRuns: 3000 },
    );
  });
});
