import type { Entry } from '../types.ts';

type Cost = Pick<Entry, 'costCents' | 'costCurrency'>;

/**
 * The cost of a year in the currency of the list, as a note tells it; null where it is in euros or unknown.
 * @example foreignCost({ costCents: 1258, costCurrency: 'USD' }) // '12.58 USD p. a.'
 */
export function foreignCost({ costCents, costCurrency }: Cost): string | null {
  if (costCents === undefined || costCurrency === undefined) return null;
  return `${(costCents / 100).toFixed(2)} ${costCurrency} p. a.`;
}

/** Whether two costs can be compared or added up; an unknown one goes with every other. */
export function inOneCurrency(one: Cost, other: Cost): boolean {
  const areKnown = one.costCents !== undefined && other.costCents !== undefined;
  return !areKnown || one.costCurrency === other.costCurrency;
}
