import type { Bounded } from './measure.ts';
import { sortedMean, type WeightedValue } from './sorted-mean.ts';
import type { Interval } from './types.ts';

/** AG, and what it becomes when one application changes. */
export interface ChangedAg {
  ag: Interval;
  /** AG after the application got other bounds or another weight; exact, O(log n). */
  after(changed: Bounded, a: Interval, weight: Interval): Interval;
}

/** Prepares AG for many changes of one application each. */
export function changedAg(bounded: readonly Bounded[]): ChangedAg {
  const highest = sortedMean(bounded.map(({ a, weight }): WeightedValue => [a[1], weight]));
  const lowest = sortedMean(bounded.map(({ a, weight }): WeightedValue => [-a[0], weight]));
  return {
    ag: [0 - lowest.mean, highest.mean],
    after: (changed, a, weight) => [
      0 - lowest.withReplaced([-changed.a[0], changed.weight], [-a[0], weight]),
      highest.withReplaced([changed.a[1], changed.weight], [a[1], weight]),
    ],
  };
}
