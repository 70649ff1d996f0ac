import type { Highs } from 'highs';
import { choicesOfPlan } from './choices-of-plan.ts';
import { solvePlan, type Plan, type PlanSettings } from './solve-plan.ts';
import type { Interval, PlanInput } from './types.ts';

/** What a careful plan costs if everything unknown turns out well. */
export interface Regret {
  /** Area under AG_lo(t) of the plan, in points × quarters. */
  area: number;
  /** By how much the best plan for that case would be smaller: at least, at most. */
  regret: Interval;
}

/**
 * The regret of a plan: it was made for dependence at the upper ends; a second plan is made for the lower ends, and both
 * are compared there. Null where no second plan was found in time.
 *
 * @example regretOf(highs, input, plan, { seconds: 5 })?.regret // [0.4, 0.4]
 */
export function regretOf(
  highs: Highs,
  input: PlanInput,
  plan: Plan,
  settings: PlanSettings = {},
): Regret | null {
  const wellEnded = <T extends { a: Interval }>(each: T): T => ({ ...each, a: [each.a[0], each.a[0]] });
  const optimistic: PlanInput = {
    ...input,
    applications: input.applications.map(wellEnded),
    options: input.options.map(wellEnded),
  };
  const best = solvePlan(highs, optimistic, { ...settings, from: choicesOfPlan(input, plan) });
  if (best.status !== 'optimal' && best.status !== 'feasible') return null;
  const [area] = plan.area;
  const least = Math.max(0, area - best.objective);
  return { area, regret: [least, best.status === 'optimal' ? least : Math.max(least, area - best.bound)] };
}
