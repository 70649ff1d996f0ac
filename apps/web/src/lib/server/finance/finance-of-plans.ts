import { quarterOf, yearOf, type Interval } from '@allmende/planner';
import type { PlanFigures, PlanView } from '#lib/server/planning/index.ts';
import type { MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import { centsOf, type Cents } from './cents.ts';
import { financeOf } from './finance-of.ts';
import { todaysCosts } from './todays-costs.ts';
import type { Assumptions, Finance, FinancePlan, Variant } from './finance-types.ts';

/** Calendar years that costs are told for. */
export const yearsOfFinance = 5;

/** What the costs of plans are computed from. */
export interface FinanceBasis {
  plans: Record<Variant, PlanView | null>;
  measured: Pick<MeasuredInventory, 'applications' | 'costs'>;
  /** ISO date; gives the first year where there is no plan. */
  date: string;
  assumptions: Assumptions;
}

/** The costs of the variants over five years, from the first year of the plan that is proposed. */
export function financeOfPlans({ plans, measured, date, assumptions }: FinanceBasis): Finance {
  const first = plans.B ?? plans.C;
  return financeOf({
    firstYear: yearOf(first?.settings.start ?? quarterOf(date)),
    years: yearsOfFinance,
    today: todaysCosts(measured),
    assumptions,
    plans: { B: financePlan(plans.B), C: financePlan(plans.C) },
  });
}

/** A computed plan as far as money goes; null before it is computed. */
export function financePlan(plan: PlanView | null): FinancePlan | null {
  if (!plan?.figures) return null;
  return {
    start: plan.settings.start,
    quarters: plan.settings.quarters,
    counted: plan.figures.money.map(({ year, consumptive, investive }) => ({
      year,
      consumptive: centsOf(consumptive),
      investive: centsOf(investive),
    })),
    days: daysOf(plan.figures),
    steps: [...ofSteps(plan.figures), ...ofBuilds(plan.figures)],
  };
}

/**
 * From the lower to the upper estimate, whichever of them the plan counts.
 *
 * @example spanOf(1000, [800, 1500]) // [80000, 150000]
 */
export function spanOf(counted: number, [lo, hi]: Interval): Cents {
  return [centsOf(Math.min(counted, lo)), centsOf(Math.max(counted, hi))];
}

/** As the plan counts them, pilots and what is built for several steps included. */
function daysOf({ staff }: PlanFigures): FinancePlan['days'] {
  const byYear = new Map<number, number>();
  for (const { quarter, used } of staff.flatMap(({ quarters }) => quarters))
    byYear.set(yearOf(quarter), (byYear.get(yearOf(quarter)) ?? 0) + used);
  return [...byYear].map(([year, days]) => ({ year, days }));
}

function ofSteps({ steps }: PlanFigures): FinancePlan['steps'] {
  return steps.map(({ option, start, goLive, runningToday }) => ({
    start,
    goLive,
    oneOff: spanOf(option.oneOff, option.effort.oneOffRange),
    counted: centsOf(option.oneOff),
    kind: option.moneyKind,
    runningBefore: centsOf(runningToday),
    runningAfter: centsOf(option.running),
    trainingHours: option.trainingHours,
  }));
}

/** What is built once for several steps takes nothing's place. */
function ofBuilds({ builds = [] }: PlanFigures): FinancePlan['steps'] {
  return builds.map(({ start, goLive, oneOff, oneOffRange, moneyKind, running }) => ({
    start,
    goLive,
    oneOff: spanOf(oneOff, oneOffRange),
    counted: centsOf(oneOff),
    kind: moneyKind,
    runningBefore: 0,
    runningAfter: centsOf(running),
    trainingHours: 0,
  }));
}
