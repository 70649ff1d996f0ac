import { leversOf, type Levers } from './levers.ts';
import { agOf, boundApplications, type Bounded } from './measure.ts';
import { scaleOf } from './scale.ts';
import type { Interval, MeasuredApplication, MeasureOptions } from './types.ts';
import { drawWeights, type WeightDraws } from './weight-draws.ts';

export interface SensitivityOptions extends MeasureOptions {
  /** Number of random weightings. Default 1,000. */
  draws?: number;
  /** Seed of the random weightings. Default 42. */
  seed?: number;
  /** How many levers to list. Default 10. */
  levers?: number;
}

/** AG under another convention. */
export interface Variation<Value> {
  value: Value;
  ag: Interval;
}

/** How much AG owes to conventions, and what would change it. */
export interface Sensitivity {
  levers: Levers;
  weights: WeightDraws;
  /** λ = 0 (mean only), ½, 1 (weakest link only). */
  blend: Variation<number>[];
  spacing: Variation<'equal' | 'convex' | 'concave'>[];
  criticalityScale: Variation<readonly [number, number, number, number]>[];
  /** Lowest and highest bound under all of these conventions: how far AG may be trusted. */
  range: Interval;
}

type Spacing = NonNullable<MeasureOptions['spacing']>;

/** Distances of the five levels: equal, growing towards dependence, and growing towards freedom. */
export const SPACINGS: Readonly<Record<'equal' | 'convex' | 'concave', Spacing>> = {
  equal: [0, 1, 2, 3, 4],
  convex: [0, 0.5, 1.5, 2.7, 4],
  concave: [0, 1.3, 2.5, 3.5, 4],
};

/** Weights of the criticality classes 1 … 4: even, doubling (the measure), tripling. */
export const CRITICALITY_SCALES = [
  [1, 2, 3, 4],
  [1, 2, 4, 8],
  [1, 3, 9, 27],
] as const;

/**
 * Levers, and AG under other weights, blends, level spacings and criticality scales. Levels are ordinal: equal
 * spacing is an assumption, and this shows what it is worth.
 *
 * @example sensitivity(applications, { date: '2026-11-21' }).range // [52.6, 67.2] for the worked example
 */
export function sensitivity(
  applications: readonly MeasuredApplication[],
  options: SensitivityOptions,
): Sensitivity {
  const { draws = 1000, seed = 42, levers = 10, ...base } = options;
  const bound = (changed: Partial<MeasureOptions>): Bounded[] =>
    boundApplications(applications, scaleOf({ ...base, ...changed })).bounded;
  const vary = <Value>(values: readonly Value[], toOptions: (value: Value) => Partial<MeasureOptions>) =>
    values.map((value): Variation<Value> => ({ value, ag: agOf(bound(toOptions(value))) }));

  const blend = vary([0, 0.5, 1], (value) => ({ blend: value }));
  const spacing = vary(['equal', 'convex', 'concave'] as const, (value) => ({ spacing: SPACINGS[value] }));
  const criticalityScale = vary(CRITICALITY_SCALES, (value) => ({ criticalityScale: value }));
  const bounded = bound({});
  const weights = drawWeights(bounded, scaleOf(base), draws, seed);
  const ags = [agOf(bounded), ...[...blend, ...spacing, ...criticalityScale].map(({ ag }) => ag)];
  if (bounded.length > 0) ags.push([weights.lower[0], weights.upper[1]]);
  return {
    levers: leversOf(bounded, scaleOf(base), levers),
    weights,
    blend,
    spacing,
    criticalityScale,
    range: [Math.min(...ags.map(([lo]) => lo)), Math.max(...ags.map(([, hi]) => hi))],
  };
}
