import type { Resolved } from './resolve-application.ts';
import type { Interval } from './types.ts';
import { highestMean, lowestMean, weightedValues } from './weighted-mean.ts';

/** Completeness Q = Σ w·answered / Σ w·applicable, 0 … 1: a weighted mean of the answered shares with the weights w·applicable. */
export function completenessOf(
  bounded: readonly Pick<Resolved, 'answered' | 'applicable' | 'weight'>[],
): Interval {
  if (bounded.length === 0) return [0, 0];
  const items = weightedValues(
    bounded.map(({ answered, applicable, weight: [lo, hi] }) => [
      answered / applicable,
      [lo * applicable, hi * applicable],
    ]),
  );
  return [lowestMean(items), highestMean(items)];
}
