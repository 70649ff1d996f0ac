import type { MeasureOptions } from './types.ts';

/** The conventions of one measurement, ready for arithmetic. */
export interface Scale {
  date: string;
  /** Levels 0 … 4 as numbers 0 … 1. */
  level: readonly number[];
  blend: number;
  criticality: readonly number[];
  /** In the order W, G, E. */
  dimensions: readonly [number, number, number];
}

const isRising = (values: readonly number[]): boolean =>
  values.every((value, i) => Number.isFinite(value) && (i === 0 || value >= (values[i - 1] ?? value)));

/**
 * Turns options into a scale. Wrong options are a bug of the caller and throw a `RangeError`.
 *
 * @example scaleOf({ date: '2026-11-21' }).level // [0, 0.25, 0.5, 0.75, 1]
 */
export function scaleOf(options: MeasureOptions): Scale {
  const { date, spacing = [0, 1, 2, 3, 4], blend = 0.5, criticalityScale = [1, 2, 4, 8] } = options;
  const { W, G, E } = options.dimensionWeights ?? { W: 1, G: 1, E: 1 };
  if (!/^\d{4}-\d{2}-\d{2}/.test(date)) throw new RangeError('date must be an ISO date');
  if (spacing.length !== 5 || spacing[0] !== 0 || spacing[4] <= 0 || !isRising(spacing))
    throw new RangeError('spacing must have five values that start at 0 and do not fall');
  if (!(blend >= 0 && blend <= 1)) throw new RangeError('blend must lie in 0 … 1');
  if (criticalityScale.length !== 4 || criticalityScale[0] <= 0 || !isRising(criticalityScale))
    throw new RangeError('criticalityScale must have four positive values that do not fall');
  if (![W, G, E].every((weight) => weight > 0 && Number.isFinite(weight)))
    throw new RangeError('dimensionWeights must be positive');
  return {
    date,
    level: spacing.map((value) => value / spacing[4]),
    blend,
    criticality: criticalityScale,
    dimensions: [W, G, E],
  };
}
