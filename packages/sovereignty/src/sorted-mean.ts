import { highestMean, type Weighted } from './weighted-mean.ts';

/** The highest weighted mean of a list, and what it becomes when one item is replaced. */
export interface SortedMean {
  mean: number;
  /** Highest mean after `before`, one of the items, gave way to `after`; O(log n). */
  withReplaced(before: Weighted, after: Weighted): number;
}

/**
 * Prepares a list for many "what if this one item were different" questions.
 *
 * μ is the highest mean exactly where F(μ) = Σ max(w⁺(v−μ), w⁻(v−μ)) is 0. Over the values in descending order F is
 * given by four prefix sums; replacing an item swaps one term of it. Newton's steps on F are Dinkelbach's: from any
 * start below the root they rise to it and stop after a handful.
 */
export function sortedMean(items: readonly Weighted[]): SortedMean {
  const sorted = [...items].sort((a, b) => b.value - a.value);
  const n = sorted.length;
  const values = Float64Array.from(sorted, ({ value }) => value);
  const highWeights = new Float64Array(n + 1);
  const highMasses = new Float64Array(n + 1);
  const lowWeights = new Float64Array(n + 1);
  const lowMasses = new Float64Array(n + 1);
  sorted.forEach(({ value, wLo, wHi }, i) => {
    highWeights[i + 1] = (highWeights[i] ?? 0) + wHi;
    highMasses[i + 1] = (highMasses[i] ?? 0) + wHi * value;
    lowWeights[i + 1] = (lowWeights[i] ?? 0) + wLo;
    lowMasses[i + 1] = (lowMasses[i] ?? 0) + wLo * value;
  });
  const at = (sums: Float64Array, i: number): number => sums[i] ?? 0;

  /** Number of values above μ. */
  function countAbove(mu: number): number {
    let [from, to] = [0, n];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (at(values, middle) > mu) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function withReplaced(before: Weighted, after: Weighted): number {
    // The weights of any one choice give an attainable mean: a start below the root.
    let mu = -Infinity;
    let threshold = mean;
    for (;;) {
      const k = countAbove(threshold);
      const old = before.value > threshold ? before.wHi : before.wLo;
      const fresh = after.value > threshold ? after.wHi : after.wLo;
      const weight = at(highWeights, k) + at(lowWeights, n) - at(lowWeights, k) - old + fresh;
      const mass =
        at(highMasses, k) + at(lowMasses, n) - at(lowMasses, k) - old * before.value + fresh * after.value;
      const next = mass / weight;
      if (!(next > mu + 1e-12)) return Math.max(mu, next);
      mu = threshold = next;
    }
  }

  const mean = highestMean(items);
  return { mean, withReplaced };
}
