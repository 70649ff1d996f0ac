import type { MoneyKind } from '@allmende/planner';

/**
 * What a year may cost in all; null where nothing limits that. An amount for both kinds together and amounts for each of
 * them hold at once, so the smaller sum counts; an amount for one kind alone limits the whole only where nothing of the
 * other is spent.
 *
 * @param budgets amounts in any one unit; `kind` null limits both kinds together
 * @example budgetOfYear([{ year: 2027, kind: null, amount: 250_000 }], 2027) // 250_000
 */
export function budgetOfYear(
  budgets: readonly { year: number; kind: MoneyKind | null; amount: number }[],
  year: number,
  spent: Record<MoneyKind, number> = { consumptive: 1, investive: 1 },
): number | null {
  const least = (of: MoneyKind | null): number =>
    Math.min(
      Infinity,
      ...budgets.filter((each) => each.year === year && each.kind === of).map(({ amount }) => amount),
    );
  const [consumptive, investive] = (['consumptive', 'investive'] as const).map((kind) => ({
    amount: least(kind),
    isSpent: spent[kind] !== 0,
  }));
  const apart = [consumptive, investive].reduce((sum, part) => {
    if (!part) return sum;
    return part.amount === Infinity && !part.isSpent ? sum : sum + part.amount;
  }, 0);
  const isNamed = budgets.some((each) => each.year === year && each.kind !== null);
  const limit = Math.min(least(null), isNamed ? apart : Infinity);
  return limit === Infinity ? null : limit;
}
