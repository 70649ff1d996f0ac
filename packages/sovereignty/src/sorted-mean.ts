import { highestMean, weightedValues } from './weighted-mean.ts';
import type { Interval } from './types.ts';

/** A value and the bounds of its weight, both positive. */
export type WeightedValue = readonly [value: number, weight: Interval];

/** The highest weighted mean of a list, and what it becomes when one item is replaced. */
export interface SortedMean {
  mean: number;
  /** Highest mean after `before`, one of the items, gave way to `after`; O(log n). */
  withReplaced(before: WeightedValue, after: WeightedValue): number;
}

/**
 * Prepares a list for many "what if this one item were different" questions.
 *
 * μ is the highest mean exactly where F(μ) = Σ max(w⁺(v−μ), w⁻(v−μ)) is 0. Over the values in descending order F is
 * given by four prefix sums; replacing an item swaps one term of it. Newton's steps on F are Dinkelbach's: from any
 * start below the root they rise to it and stop after a handful.
 */
export function sortedMean(items: readonly WeightedValue[]): SortedMean {
  const sorted = [...items].sort(([a], [b]) => b - a);
  const n = sorted.length;
  const values = Float64Array.from(sorted, ([value]) => value);
  const highWeights = new Float64Array(n + 1);
  const highMasses = new Float64Array(n + 1);
  const lowWeights = new Float64Array(n + 1);
  const lowMasses = new Float64Array(n + 1);
  sorted.forEach(([value, [lo, hi]], i) => {
    highWeights[i + 1] = highWeights[i]! + hi;
    highMasses[i + 1] = highMasses[i]! + hi * value;
    lowWeights[i + 1] = lowWeights[i]! + lo;
    lowMasses[i + 1] = lowMasses[i]! + lo * value;
  });
  const mean = highestMean(weightedValues(items));

  function countAbove(mu: number): number {
    let [from, to] = [0, n];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (values[middle]! > mu) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function withReplaced([before, weightBefore]: WeightedValue, [after, weightAfter]: WeightedValue): number {
    // The weights of any one choice give an attainable mean: a start below the root.
    let mu = -Infinity;
    let threshold = mean;
    for (;;) {
      const k = countAbove(threshold);
      const old = weightBefore[before > threshold ? 1 : 0];
      const fresh = weightAfter[after > threshold ? 1 : 0];
      const weight = highWeights[k]! + lowWeights[n]! - lowWeights[k]! - old + fresh;
      const mass = highMasses[k]! + lowMasses[n]! - lowMasses[k]! - old * before + fresh * after;
      const next = mass / weight;
      if (!(next > mu + 1e-12)) return Math.max(mu, next);
      mu = threshold = next;
    }
  }

  return { mean, withReplaced };
}
