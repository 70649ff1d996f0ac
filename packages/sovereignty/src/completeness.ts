import type { Resolved } from './resolve-application.ts';
import type { Interval } from './types.ts';
import { highestMean, lowestMean } from './weighted-mean.ts';

/** Completeness Q = Σ w·answered / Σ w·applicable, 0 … 1: a weighted mean of the answered shares with the weights w·applicable. */
export function completenessOf(
  bounded: readonly Pick<Resolved, 'answered' | 'applicable' | 'weight'>[],
): Interval {
  if (bounded.length === 0) return [0, 0];
  const items = bounded.map(({ answered, applicable, weight }) => ({
    value: answered / applicable,
    wLo: weight[0] * applicable,
    wHi: weight[1] * applicable,
  }));
  return [lowestMean(items), highestMean(items)];
}
