import { blendDimensions } from './dependence.ts';
import type { Bounded } from './measure.ts';
import { seededRandom } from './random.ts';
import type { Scale } from './scale.ts';
import type { Interval } from './types.ts';
import { highestMean, lowestMean, weightedValues, type WeightedValues } from './weighted-mean.ts';

/** What remains of AG and of the order of the applications when the dimensions weigh differently. */
export interface WeightDraws {
  draws: number;
  seed: number;
  /** 5th and 95th percentile of the lower bound of AG. */
  lower: Interval;
  /** 5th and 95th percentile of the upper bound of AG. */
  upper: Interval;
  /** Share of draws in which the applications keep their order by the lower bound of A, 0 … 1. */
  sameOrder: number;
  /** Neighbours in that order and the share of draws in which they change places; most frequent first, at most ten. */
  swaps: { first: string; second: string; share: number }[];
}

/**
 * Draws dimension weights (exp(1) + 0.5 each, normalised) and measures AG under each. Percentiles are the values at
 * position ⌊p·n⌋ of the sorted draws.
 */
export function drawWeights(
  bounded: readonly Bounded[],
  scale: Scale,
  draws: number,
  seed: number,
): WeightDraws {
  if (bounded.length === 0) return { draws, seed, lower: [0, 100], upper: [0, 100], sameOrder: 1, swaps: [] };
  const random = seededRandom(seed);
  const lows = reweighable(bounded, 0, scale.blend);
  const highs = reweighable(bounded, 1, scale.blend);
  const order = bounded.map((_, i) => i).sort((i, j) => bounded[j]!.a[0] - bounded[i]!.a[0]);
  const swaps = new Uint32Array(Math.max(0, order.length - 1));
  const lower: number[] = [];
  const upper: number[] = [];
  let same = 0;
  for (let draw = 0; draw < draws; draw++) {
    const weight = (): number => 0.5 - Math.log(1 - random());
    const weights = [weight(), weight(), weight()] as const;
    lows.reweigh(weights);
    highs.reweigh(weights);
    lower.push(lowestMean(lows, lower.at(-1)));
    upper.push(highestMean(highs, upper.at(-1)));
    let isSame = true;
    for (let rank = 0; rank < swaps.length; rank++) {
      const [first, second] = [lows.values[order[rank]!]!, lows.values[order[rank + 1]!]!];
      if (first >= second - 1e-12) continue;
      isSame = false;
      swaps[rank]! += 1;
    }
    if (isSame) same += 1;
  }
  return {
    draws,
    seed,
    lower: percentiles(lower),
    upper: percentiles(upper),
    sameOrder: same / draws,
    swaps: swapsOf(bounded, order, swaps, draws),
  };
}

interface Reweighable extends WeightedValues {
  /** Sets the values to A under other weights of the dimensions. */
  reweigh(weights: Scale['dimensions']): void;
}

/** A at one bound as a sum of three products and a constant: thousands of draws must not go the long way. */
function reweighable(bounded: readonly Bounded[], end: 0 | 1, blend: number): Reweighable {
  const items = weightedValues(bounded.map(({ a, weight }) => [a[end], weight]));
  const [W, G, E, X] = [0, 0, 0, 0].map(() => new Float64Array(bounded.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const incomplete: number[] = [];
  bounded.forEach(({ dims }, i) => {
    const [w, g, e] = dims[end];
    if (Math.min(w, g, e) < 0) incomplete.push(i);
    [W[i], G[i], E[i], X[i]] = [w, g, e, 100 * blend * Math.max(w, g, e)];
  });
  return {
    ...items,
    reweigh(dimensions) {
      const [w, g, e] = dimensions.map((weight) => {
        return (100 * (1 - blend) * weight) / (dimensions[0] + dimensions[1] + dimensions[2]);
      }) as [number, number, number];
      for (let i = 0; i < W.length; i++) items.values[i] = w * W[i]! + g * G[i]! + e * E[i]! + X[i]!;
      for (const i of incomplete)
        items.values[i] = blendDimensions(bounded[i]!.dims[end], { blend, dimensions });
    },
  };
}

function percentiles(values: number[]): Interval {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? NaN;
  return [at(0.05), at(0.95)];
}

function swapsOf(
  bounded: readonly Bounded[],
  order: readonly number[],
  counts: Uint32Array,
  draws: number,
): WeightDraws['swaps'] {
  const idAt = (rank: number): string => bounded[order[rank] ?? 0]?.application.id ?? '';
  return [...counts]
    .map((count, rank) => ({ first: idAt(rank), second: idAt(rank + 1), share: count / draws }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 10);
}
