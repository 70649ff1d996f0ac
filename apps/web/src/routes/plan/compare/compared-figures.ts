import type { Interval } from '@allmende/planner';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanFigures, PlanView } from '#lib/server/planning/index.ts';
import { optionName } from '../option-name.ts';
import { gapValue } from '../plan-gap.ts';

/** A plan that has figures. */
export type ComputedPlan = PlanView & { figures: PlanFigures };

const totalOf = ({ money }: Pick<PlanFigures, 'money'>): number =>
  money.reduce((sum, { consumptive, investive }) => sum + consumptive + investive, 0);

/** What the plans come to, one line for each figure, one column for each plan. */
export function comparedFigures(plans: readonly ComputedPlan[], language: Language): string[][] {
  const t = texts(language).planCompare;
  const f = formatter(language);
  const years = [...new Set(plans.flatMap(({ figures }) => figures.money.map(({ year }) => year)))].sort();
  const line = (label: string, write: (plan: ComputedPlan) => string): string[] => [
    label,
    ...plans.map((plan) => write(plan)),
  ];
  return [
    line(t.rows.end, ({ figures }) => {
      const last = figures.curve.at(-1);
      return last ? f.interval(last.plan) : '–';
    }),
    line(t.rows.area, ({ figures }) => f.interval(figures.area)),
    line(t.rows.gap, ({ figures, scenario }) => (scenario === 'keep' ? '–' : gapValue(figures, language))),
    line(t.rows.steps, ({ figures }) => f.integer(figures.steps.length)),
    line(t.rows.total, ({ figures }) => f.euros(totalOf(figures))),
    ...years.map((year) =>
      line(t.moneyOf(String(year)), ({ figures }) => {
        const found = figures.money.find((each) => each.year === year);
        return found ? f.euros(found.consumptive + found.investive) : '–';
      }),
    ),
    line(t.rows.staff, ({ figures }) =>
      // As papers tell them: a day that has begun counts.
      f.integer(
        Math.ceil(
          figures.staff
            .flatMap(({ quarters }) => quarters.map(({ used }) => used))
            .reduce((sum, used) => sum + used, 0),
        ),
      ),
    ),
    line(t.rows.computed, ({ computedAt }) => (computedAt ? f.dateTime(computedAt) : '–')),
    line(t.rows.stale, ({ stale }) => (stale.length === 0 ? t.yes : t.no)),
  ];
}

/** Applications that the plans treat differently: its name, then what each plan does with it. */
export function differingSteps(
  plans: readonly ComputedPlan[],
  language: Language,
): { application: number; name: string; cells: string[] }[] {
  const t = texts(language).planCompare;
  const f = formatter(language);
  const names = new Map<number, string>();
  const steps = plans.map(({ figures }) => {
    for (const { application } of figures.steps) names.set(application.id, application.name);
    return new Map(figures.steps.map((step) => [step.application.id, step]));
  });
  return [...names]
    .map(([application, name]) => ({
      application,
      name,
      cells: steps.map((planned) => {
        const step = planned.get(application);
        return step ? t.stepAt(optionName(step.option, language), f.quarter(step.start)) : t.keeps;
      }),
    }))
    .filter(({ cells }) => new Set(cells).size > 1)
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** All quarters that the plans cover, in order; and each plan's curve on them, null where it has none. */
export function alignedCurves(plans: readonly ComputedPlan[]): {
  quarters: string[];
  curves: { label: string; points: (Interval | null)[] }[];
} {
  // Quarters are written so that their order is that of their texts.
  const quarters = [
    ...new Set(plans.flatMap(({ figures }) => figures.curve.map(({ quarter }) => quarter))),
  ].sort();
  return {
    quarters,
    curves: plans.map(({ name, figures }) => {
      const known = new Map(figures.curve.map(({ quarter, plan }) => [quarter, plan]));
      return { label: name, points: quarters.map((quarter) => known.get(quarter) ?? null) };
    }),
  };
}
