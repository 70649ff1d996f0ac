import { checkPlan } from './check-plan.ts';
import { choicesOfPlan } from './choices-of-plan.ts';
import type { Plan } from './solve-plan.ts';
import type { PlanInput } from './types.ts';
import { withComponents } from './with-components.ts';

/** Why an option is not in a plan. */
export interface Rejection {
  option: string;
  /**
   * `chosen`: it is. `never`: no start ends within the plan. `breaks`: with the rest of the plan as it is, it breaks `limits` at its best
   * time. `worse`: it would fit, and the area would be larger by `loss`. `equal`: it would be as good; then what it costs
   * more over the plan (`cost`) speaks.
   */
  code: 'chosen' | 'never' | 'breaks' | 'worse' | 'equal';
  limits: string[];
  /** Points × quarters. */
  loss: number;
  /** Euros over the plan, more (or less, when negative) than with the plan as it is. */
  cost: number;
}

/**
 * Why an option was not taken: it is put in place of what the plan does with its application, at each start, and all the
 * rest is left as it is, except that what it stands on is built, and what nothing needs any more is not.
 *
 * @example whyNotOption(input, plan, 'office-cloud').code // 'worse'
 */
export function whyNotOption(input: PlanInput, plan: Plan, option: string): Rejection {
  const rejection = (code: Rejection['code'], more: Partial<Rejection> = {}): Rejection => ({
    option,
    code,
    limits: [],
    loss: 0,
    cost: 0,
    ...more,
  });
  const application = input.options.find(({ id }) => id === option)?.application;
  const choices = choicesOfPlan(input, plan);
  if (application === undefined) return rejection('never');
  if (choices.some((choice) => choice.option === option)) return rejection('chosen');
  const others = choices.filter((choice) => choice.application !== application);
  const before = costOf(checkPlan(input, choices).money);
  let best: Rejection | null = null;
  for (let start = 0; start < input.quarters; start++) {
    const tried = withComponents(input, [...others, { application, option, start }]);
    const { violations, area, money } = checkPlan(input, tried);
    const limits = [...new Set(violations.map(({ limit }) => limit))];
    if (limits.some((limit) => limit.startsWith('horizon:'))) continue;
    const loss = area[1] - plan.objective;
    const found = rejection(limits.length > 0 ? 'breaks' : loss > 1e-6 ? 'worse' : 'equal', {
      limits,
      loss,
      cost: costOf(money) - before,
    });
    if (best === null || isCloser(found, best)) best = found;
  }
  return best ?? rejection('never');
}

/** What fits comes before what does not; then the smaller area. */
function isCloser(a: Rejection, b: Rejection): boolean {
  const [fits, fitted] = [a.limits.length === 0, b.limits.length === 0];
  return fits === fitted ? a.loss < b.loss : fits;
}

function costOf(money: { consumptive: number; investive: number }[]): number {
  return money.reduce((sum, { consumptive, investive }) => sum + consumptive + investive, 0);
}
