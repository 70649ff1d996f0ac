/** Values with weights that are only known to lie between two bounds, both positive; three lists of one length. */
export interface WeightedValues {
  values: Float64Array;
  wLo: Float64Array;
  wHi: Float64Array;
}

/**
 * Highest Σ w·v / Σ w over all weights in their bounds. The optimum gives every value above it the high weight and
 * every value below it the low one (a prefix of the values in descending order); the mean under such a choice only
 * rises until the choice repeats, so no sorting is needed (Dinkelbach's method).
 *
 * @param guess a mean to start from, where one is known; it changes the time taken, not the result
 * @returns NaN for empty lists
 * @example highestMean(weightedValues([[0, [1, 24]], [100, [1, 24]]])) // 96
 */
export const highestMean = (items: WeightedValues, guess = -Infinity): number => extremeMean(items, 1, guess);

/** Lowest Σ w·v / Σ w, by symmetry. */
export const lowestMean = (items: WeightedValues, guess = Infinity): number => extremeMean(items, -1, -guess);

function extremeMean({ values, wLo, wHi }: WeightedValues, sign: 1 | -1, guess: number): number {
  let mean = -Infinity;
  let threshold = guess;
  for (;;) {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < values.length; i++) {
      const value = sign * values[i]!;
      const weight = value > threshold ? wHi[i]! : wLo[i]!;
      sum += weight * value;
      total += weight;
    }
    const next = sum / total;
    // Adding 0 turns −0 into 0.
    if (!(next > mean + 1e-12)) return sign * Math.max(mean, next) + 0;
    mean = threshold = next;
  }
}

/** Puts pairs of a value and the bounds of its weight into lists. */
export function weightedValues(
  pairs: readonly (readonly [value: number, weight: readonly [number, number]])[],
): WeightedValues {
  return {
    values: Float64Array.from(pairs, ([value]) => value),
    wLo: Float64Array.from(pairs, ([, [lo]]) => lo),
    wHi: Float64Array.from(pairs, ([, [, hi]]) => hi),
  };
}
