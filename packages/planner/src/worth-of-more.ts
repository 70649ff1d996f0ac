import type { Highs } from 'highs';
import { choicesOfPlan } from './choices-of-plan.ts';
import { solvePlan, type Plan, type PlanSettings } from './solve-plan.ts';
import type { Interval, PlanInput } from './types.ts';

/** What more of something scarce would bring. */
export interface Worth {
  /** Name of the limit, e.g. `budget:2027`, `staff:netz:2027-Q1`, `starts:2027-Q1`. */
  limit: string;
  /** How much more: euros, working days in each quarter, or starts. */
  more: number;
  /**
   * By how much the area under AG_hi(t) would be smaller, in points × quarters: at least by what a plan was found for, at
   * most by what the bound leaves open. The same number twice where both plans are proven best.
   */
  gain: Interval;
}

/**
 * What one more unit of a budget, of a team or of the number of starts would bring, found by planning again with it. Null
 * for limits that are not a matter of more, such as a pin.
 *
 * @param more how much; 10,000 € for money, 5 working days a quarter for people, 1 for starts where nothing is said
 * @example worthOfMore(highs, input, plan, 'budget:2027', { seconds: 2 })?.gain // [3.2, 3.2]
 */
export function worthOfMore(
  highs: Highs,
  input: PlanInput,
  plan: Plan,
  limit: string,
  settings: PlanSettings = {},
  more = usual(limit),
): Worth | null {
  const richer = withMore(input, limit, more);
  if (!richer) return null;
  const again = solvePlan(highs, richer, { ...settings, from: choicesOfPlan(input, plan) });
  if (again.status !== 'optimal' && again.status !== 'feasible') return null;
  const most = plan.objective - again.bound;
  const least = Math.max(0, plan.objective - again.objective);
  const isProven = plan.status === 'optimal' && again.status === 'optimal';
  return { limit, more, gain: [least, isProven ? least : Math.max(least, most)] };
}

function usual(limit: string): number {
  if (limit.startsWith('budget:')) return 10_000;
  return limit.startsWith('staff:') ? 5 : 1;
}

function withMore(input: PlanInput, limit: string, more: number): PlanInput | null {
  const [kind, ...rest] = limit.split(':');
  switch (kind) {
    case 'budget':
      return {
        ...input,
        budgets: input.budgets.map((budget) =>
          limit === `budget:${budget.year}${budget.kind ? `:${budget.kind}` : ''}`
            ? { ...budget, amount: budget.amount + more }
            : budget,
        ),
      };
    case 'staff': {
      // In each quarter: people are not hired for one of them.
      const isMeant = (team: string): boolean =>
        limit === `staff:${team}` || limit.startsWith(`staff:${team}:`);
      return {
        ...input,
        staff: input.staff.map((team) =>
          isMeant(team.team) ? { ...team, days: team.days.map((days) => days + more) } : team,
        ),
      };
    }
    case 'starts':
      return input.maxStartsPerQuarter === undefined
        ? null
        : { ...input, maxStartsPerQuarter: input.maxStartsPerQuarter + more };
    case 'department':
      return input.maxStartsPerDepartment === undefined || rest.length === 0
        ? null
        : { ...input, maxStartsPerDepartment: input.maxStartsPerDepartment + more };
    default:
      return null;
  }
}
