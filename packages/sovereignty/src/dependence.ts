import type { Scale } from './scale.ts';

/** Where the variables of W, G and E begin and end in `VARIABLES`. */
const SPANS = [
  [0, 4],
  [4, 7],
  [7, 10],
] as const;

/** W, G and E as numbers 0 … 1; −1 where a dimension has only `n/a`. */
export type Dimensions = readonly [W: number, G: number, E: number];

/**
 * Mean of the applicable variables of each dimension.
 * Source: AM-1, "for each dimension: mean of its applicable variables ÷ 4".
 *
 * @param levels ten levels 0 … 4 in the order of `VARIABLES`, −1 for `n/a`
 */
export function dimensionsOf(levels: ArrayLike<number>, scale: Scale): Dimensions {
  return [meanOf(levels, SPANS[0], scale), meanOf(levels, SPANS[1], scale), meanOf(levels, SPANS[2], scale)];
}

function meanOf(levels: ArrayLike<number>, [from, to]: readonly [number, number], scale: Scale): number {
  let sum = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const level = levels[i] ?? -1;
    if (level < 0) continue;
    sum += scale.level[level] ?? 0;
    count += 1;
  }
  return count === 0 ? -1 : sum / count;
}

/**
 * A in points: `100·((1 − λ)·M + λ·X)` with M the weighted mean and X the maximum of the dimensions that apply.
 * NaN where no dimension applies.
 *
 * @example blendDimensions([0.5, 10 / 12, 10 / 12], scaleOf({ date })) // 77.8: half the average, half the weakest link
 */
export function blendDimensions(
  [W, G, E]: Dimensions,
  { blend, dimensions: weights }: Pick<Scale, 'blend' | 'dimensions'>,
): number {
  let sum = 0;
  let total = 0;
  if (W >= 0) {
    sum += weights[0] * W;
    total += weights[0];
  }
  if (G >= 0) {
    sum += weights[1] * G;
    total += weights[1];
  }
  if (E >= 0) {
    sum += weights[2] * E;
    total += weights[2];
  }
  return 100 * ((1 - blend) * (sum / total) + blend * Math.max(W, G, E));
}

/** A in points from ten levels. */
export const dependenceOf = (levels: ArrayLike<number>, scale: Scale): number =>
  blendDimensions(dimensionsOf(levels, scale), scale);
