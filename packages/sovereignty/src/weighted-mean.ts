/** A value with a weight that is only known to lie between two bounds, both positive. */
export interface Weighted {
  value: number;
  wLo: number;
  wHi: number;
}

/**
 * Highest Σ w·v / Σ w over all weights in their bounds. The optimum gives every value above it the high weight and
 * every value below it the low one (a prefix of the values in descending order); the mean under such a choice only
 * rises until the choice repeats, so no sorting is needed (Dinkelbach's method).
 *
 * @returns NaN for an empty list
 * @example highestMean([{ value: 0, wLo: 1, wHi: 24 }, { value: 100, wLo: 1, wHi: 24 }]) // 96
 */
export function highestMean(items: readonly Weighted[]): number {
  if (items.length === 0) return NaN;
  let mean = -Infinity;
  for (;;) {
    let sum = 0;
    let total = 0;
    for (const { value, wLo, wHi } of items) {
      const weight = value > mean ? wHi : wLo;
      sum += weight * value;
      total += weight;
    }
    const next = sum / total;
    if (!(next > mean + 1e-12)) return Math.max(mean, next);
    mean = next;
  }
}

/** Lowest Σ w·v / Σ w, by symmetry. */
export const lowestMean = (items: readonly Weighted[]): number =>
  0 - highestMean(items.map(({ value, wLo, wHi }) => ({ value: -value, wLo, wHi })));
