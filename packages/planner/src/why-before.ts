import { checkPlan } from './check-plan.ts';
import { choicesOfPlan } from './choices-of-plan.ts';
import type { Plan } from './solve-plan.ts';
import type { PlanInput } from './types.ts';

/** Why one step of a plan comes before another. */
export interface Order {
  first: string;
  second: string;
  /**
   * `needed`: the second stands on the first. `swap-breaks`: the other way round would break `limits`. `swap-worse`: it
   * would be possible, and the area larger by `loss`. `swap-equal`: it would be as good. `no-order`: the first does not
   * come first.
   */
  code: 'needed' | 'swap-breaks' | 'swap-worse' | 'swap-equal' | 'no-order';
  limits: string[];
  /** Points × quarters. */
  loss: number;
}

/**
 * Why a step comes before another: both are exchanged and the plan is walked through again.
 *
 * @param first, second ids of applications that are replaced in the plan
 * @example whyBefore(input, plan, 'idm', 'office').code // 'needed'
 */
export function whyBefore(input: PlanInput, plan: Plan, first: string, second: string): Order {
  const order = (code: Order['code'], limits: string[] = [], loss = 0): Order => ({
    first,
    second,
    code,
    limits,
    loss,
  });
  const choices = choicesOfPlan(input, plan);
  const [one, other] = [first, second].map((id) => choices.find(({ application }) => application === id));
  if (!one || !other || one.start >= other.start) return order('no-order');
  if (standsOn(input, second).has(first)) return order('needed');
  const swapped = choices.map((choice) => {
    if (choice === one) return { ...one, start: other.start };
    return choice === other ? { ...other, start: one.start } : choice;
  });
  const { violations, area } = checkPlan(input, swapped);
  if (violations.length > 0) return order('swap-breaks', [...new Set(violations.map(({ limit }) => limit))]);
  const loss = area[1] - plan.objective;
  return loss > 1e-6 ? order('swap-worse', [], loss) : order('swap-equal');
}

/** All applications that have to be live before one, through any number of others. */
function standsOn(input: PlanInput, application: string): Set<string> {
  const found = new Set<string>();
  const open = [application];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const { application: later, needs } of input.prerequisites)
      if (later === id && !found.has(needs)) {
        found.add(needs);
        open.push(needs);
      }
  return found;
}
