import { describe, expect, it } from 'vitest';
import { budgetOfYear } from '#lib/server/planning/index.ts';

const of = (kind: 'consumptive' | 'investive' | null, amount: number) => ({ year: 2027, kind, amount });

describe('what a year may cost', () => {
  it.each([
    ['nothing given', [], null],
    ['another year', [{ year: 2028, kind: null, amount: 5 }], null],
    ['together', [of(null, 250)], 250],
    ['together nothing', [of(null, 0)], 0],
    ['both kinds', [of('consumptive', 100), of('investive', 50)], 150],
    ['together more than its parts', [of(null, 250), of('consumptive', 100), of('investive', 50)], 150],
    ['together less than its parts', [of(null, 120), of('consumptive', 100), of('investive', 50)], 120],
    ['one kind, and something of the other is spent', [of('consumptive', 100)], null],
    ['together and one kind', [of(null, 250), of('consumptive', 100)], 250],
  ] as const)('with %s', (_, budgets, expected) => {
    expect(budgetOfYear(budgets, 2027)).toBe(expected);
  });

  it('is the amount of one kind where nothing of the other is spent', () => {
    expect(budgetOfYear([of('consumptive', 100)], 2027, { consumptive: 80, investive: 0 })).toBe(100);
  });
});
