import type { PlanBuild, PlanStep } from './plan-steps.ts';
import { quartersBetween } from './quarters.ts';
import type { Choice, PlanInput } from './types.ts';

/**
 * The steps and components of a plan as choices, to check it again or to begin a further plan with it (`from`).
 * @example checkPlan(input, choicesOfPlan(input, plan)).violations // []
 */
export function choicesOfPlan(
  input: PlanInput,
  { steps, components }: { steps: readonly PlanStep[]; components: readonly PlanBuild[] },
): Choice[] {
  const at = (start: PlanStep['start']): number => quartersBetween(input.start, start);
  return [
    ...steps.map(({ application, option, start }) => ({ application, option, start: at(start) })),
    ...components.map(({ component, start }) => ({
      application: component,
      option: component,
      start: at(start),
    })),
  ];
}
