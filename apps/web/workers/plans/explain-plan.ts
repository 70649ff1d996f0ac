import type { Highs } from 'highs';
import {
  effectOfDates,
  regretOf,
  whyNotOption,
  worthOfMore,
  type Plan,
  type PlanInput,
  type PlanSettings,
} from '@allmende/planner';
import type { Explained } from '../../src/lib/server/planning/solve-apart.ts';

/** Each question that needs a new plan may take so long; the plan that is explained is where it begins. */
const secondsEach = 1.5;
const mostLimits = 6;
const mostDates = 3;
const mostRejections = 60;

/**
 * What a plan leaves open to ask: what more would bring, why not another option, what another date would change, and the
 * regret. Ends early when time is up; what was found by then is given.
 *
 * @param assumed applications whose contract ends on a day that nobody knows, with the ends to try
 */
export function explainPlan(
  highs: Highs,
  input: PlanInput,
  plan: Plan,
  assumed: readonly { application: string; ends: string[] }[],
  seconds: number,
): Explained {
  const deadline = performance.now() + seconds * 1000;
  const isLate = (): boolean => performance.now() > deadline;
  const settings: PlanSettings = { seconds: secondsEach, seed: 1, shouldStop: isLate };
  const explained: Explained = { regret: null, worth: [], rejections: [], dates: [] };
  if (plan.steps.length === 0) return explained;
  for (const option of otherOptions(input, plan).slice(0, mostRejections)) {
    if (isLate()) return explained;
    explained.rejections.push(whyNotOption(input, plan, option));
  }
  if (!isLate()) explained.regret = regretOf(highs, input, plan, settings);
  for (const limit of scarce(plan).slice(0, mostLimits)) {
    if (isLate()) return explained;
    const worth = worthOfMore(highs, input, plan, limit, settings);
    if (worth) explained.worth.push(worth);
  }
  const replaced = new Set(plan.steps.map(({ application }) => application));
  for (const { application, ends } of assumed
    .filter((each) => replaced.has(each.application))
    .slice(0, mostDates)) {
    if (isLate()) return explained;
    explained.dates.push(...effectOfDates(highs, input, plan, application, ends, settings));
  }
  return explained;
}

/** Options that applications of the plan have beside the chosen one. */
function otherOptions(input: PlanInput, { steps }: Plan): string[] {
  const chosen = new Map(steps.map(({ application, option }) => [application, option]));
  return input.options.flatMap(({ id, application }) => {
    const mine = chosen.get(application);
    return mine === undefined || mine === id ? [] : [id];
  });
}

/**
 * Limits that stand against most, the most often named first. More of a team or of starts is more of it in every quarter
 * and department, so that each is asked for once.
 */
function scarce({ steps, kept }: Plan): string[] {
  const count = new Map<string, { limit: string; times: number }>();
  for (const { reason } of [...steps, ...kept])
    for (const { name } of reason.limits) {
      const [kind = '', of = ''] = name.split(':');
      if (!['budget', 'staff', 'starts', 'department'].includes(kind)) continue;
      const means = kind === 'budget' ? name : kind === 'staff' ? `${kind}:${of}` : kind;
      const known = count.get(means) ?? { limit: name, times: 0 };
      count.set(means, { ...known, times: known.times + 1 });
    }
  return [...count.values()]
    .sort((a, b) => b.times - a.times || (a.limit < b.limit ? -1 : 1))
    .map(({ limit }) => limit);
}
