import { blendDimensions } from './dependence.ts';
import type { Bounded } from './measure.ts';
import { seededRandom } from './random.ts';
import type { Scale } from './scale.ts';
import type { Interval } from './types.ts';
import { highestMean, lowestMean, type Weighted } from './weighted-mean.ts';

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
  const lows = itemsOf(bounded);
  const highs = itemsOf(bounded);
  const order = bounded.map((_, i) => i).sort((i, j) => lowAt(bounded, j) - lowAt(bounded, i));
  const swaps = new Uint32Array(Math.max(0, order.length - 1));
  const lower: number[] = [];
  const upper: number[] = [];
  let same = 0;
  for (let draw = 0; draw < draws; draw++) {
    const weight = (): number => 0.5 - Math.log(1 - random());
    const drawn = { blend: scale.blend, dimensions: [weight(), weight(), weight()] as const };
    bounded.forEach(({ dims }, i) => {
      const [low, high] = [lows[i], highs[i]];
      if (low) low.value = blendDimensions(dims[0], drawn);
      if (high) high.value = blendDimensions(dims[1], drawn);
    });
    lower.push(lowestMean(lows));
    upper.push(highestMean(highs));
    let isSame = true;
    for (let rank = 0; rank + 1 < order.length; rank++) {
      const [first, second] = [lows[order[rank] ?? 0], lows[order[rank + 1] ?? 0]];
      if ((first?.value ?? 0) >= (second?.value ?? 0) - 1e-12) continue;
      isSame = false;
      swaps[rank] = (swaps[rank] ?? 0) + 1;
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

const itemsOf = (bounded: readonly Bounded[]): Weighted[] =>
  bounded.map(({ weight: [wLo, wHi] }) => ({ value: 0, wLo, wHi }));

const lowAt = (bounded: readonly Bounded[], i: number): number => bounded[i]?.a[0] ?? 0;

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
