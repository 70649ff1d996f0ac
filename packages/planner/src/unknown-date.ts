import type { Highs } from 'highs';
import { choicesOfPlan } from './choices-of-plan.ts';
import { solvePlan, type Plan, type PlanSettings } from './solve-plan.ts';
import type { Choice, PlanInput, Quarter } from './types.ts';

/** What becomes of a plan when a contract ends on another day than was thought. */
export interface DateEffect {
  application: string;
  /** ISO date of the end that was tried. */
  end: string;
  /** Area of the new plan less that of the old one; null where nothing is possible then. */
  change: number | null;
  /** Steps that are otherwise then: another option, another start, dropped (null) or new (null before). */
  moved: { application: string; before: Quarter | null; after: Quarter | null }[];
}

/**
 * Plans again with the earliest and the latest plausible end of a contract whose date is not known.
 *
 * @param ends ISO dates
 * @example effectOfDates(highs, input, plan, 'vmware', ['2027-03-31', '2029-12-31']).every(({ moved }) => moved.length === 0)
 */
export function effectOfDates(
  highs: Highs,
  input: PlanInput,
  plan: Plan,
  application: string,
  ends: readonly string[],
  settings: PlanSettings = {},
): DateEffect[] {
  const before = new Map(plan.steps.map((step) => [step.application, step]));
  const from: Choice[] = choicesOfPlan(input, plan);
  return ends.map((end) => {
    const otherwise = {
      ...input,
      applications: input.applications.map((each) =>
        each.id === application
          ? { ...each, contract: { noticeMonths: 0, renewMonths: 12, ...each.contract, end } }
          : each,
      ),
    };
    const again = solvePlan(highs, otherwise, { ...settings, from });
    if (again.status !== 'optimal' && again.status !== 'feasible')
      return { application, end, change: null, moved: [] };
    const after = new Map(again.steps.map((step) => [step.application, step]));
    const moved = input.applications.flatMap(({ id }) => {
      const [was, is] = [before.get(id), after.get(id)];
      if (was?.option === is?.option && was?.start === is?.start) return [];
      return [{ application: id, before: was?.start ?? null, after: is?.start ?? null }];
    });
    return { application, end, change: again.objective - plan.objective, moved };
  });
}
