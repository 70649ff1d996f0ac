import {
  addQuarters,
  checkPlan,
  describeReason,
  describeRegret,
  describeWorth,
  type Interval,
  type PlanInput,
} from '@allmende/planner';
import type { BasisApplication } from '../basis/plan-basis.ts';
import { pinsOf } from '../basis/plan-input.ts';
import { budgetOfYear } from '../budget-of-year.ts';
import type { PlanBuildView, PlanFigures, PlanSettings, PlanStepView, Scenario } from '../plan-view.ts';
import type { Explained } from '../solve-apart.ts';
import { buildView } from './build-view.ts';
import { stepView, withTeamNames, type ShownPlan } from './step-view.ts';
import type { ShownIn } from './shown-in.ts';

/** A computed plan in figures and sentences. */
export function figuresView(
  given: ShownPlan,
  { scenario, explained }: { scenario: Scenario; explained: Explained | null },
  shown: ShownIn,
): PlanFigures {
  const { plan, input, settings } = given;
  const keep = checkPlan(input, []);
  const quarterAt = (period: number) => addQuarters(input.start, period);
  const steps = plan.steps.flatMap((step) => stepView(step, explained, given, shown));
  const builds = plan.components.flatMap((build) => buildView(build, given, shown));
  return {
    status: plan.status,
    objective: plan.objective,
    bound: plan.bound,
    gap: plan.gap,
    area: plan.area,
    keepArea: keep.area,
    curve: plan.curve.map((point, period) => ({
      quarter: quarterAt(period),
      plan: point,
      keep: keep.curve[period] ?? point,
    })),
    money: plan.money.map((each) => ({
      ...each,
      budget: budgetOfYear(settings.budgets, each.year, each),
    })),
    staff: plan.staff.map(({ team, days }) => {
      const available = input.staff.find((each) => each.team === team)?.days;
      return {
        team: shown.teamName(team),
        quarters: days.map((used, period) => ({
          quarter: quarterAt(period),
          used,
          available: available?.[period] ?? null,
        })),
      };
    }),
    regret: explained?.regret?.regret[1] ?? null,
    explanations: [...readingsOf(steps, builds, settings, shown), ...explanationsOf(explained, input, shown)],
    steps,
    builds,
    kept: plan.kept.flatMap(({ application: id, reason }) => {
      const application = given.applications.get(id);
      if (!application) return [];
      return [
        {
          application: { id: application.id, name: application.name, product: application.product },
          a: application.a,
          reason:
            plainReason(application, scenario, given, shown) ??
            withTeamNames(describeReason(reason, input, shown.language, true), shown),
          pins: pinsOf(settings, application.id, undefined),
        },
      ];
    }),
  };
}

/** What the same steps would cost by the other ends of their ranges; empty where nothing is a range. */
function readingsOf(
  steps: readonly PlanStepView[],
  builds: readonly PlanBuildView[],
  { counts = 'high' }: PlanSettings,
  { t, f }: ShownIn,
): string[] {
  const all = [
    ...steps.map(({ option }) => ({ counted: option.oneOff, range: option.effort.oneOffRange })),
    ...builds.map(({ oneOff, oneOffRange }) => ({ counted: oneOff, range: oneOffRange })),
  ];
  const [lo, hi] = [0, 1].map((end) => all.reduce((sum, { range }) => sum + (range[end] ?? 0), 0));
  if (lo === undefined || hi === undefined || lo === hi) return [];
  const counted = f.euros(all.reduce((sum, each) => sum + each.counted, 0));
  if (counts === 'high') return [t.readings.high(counted, f.euros(lo))];
  if (counts === 'low') return [t.readings.low(counted, f.euros(hi))];
  return [t.readings.middle(counted, f.euros(lo), f.euros(hi))];
}

/** What holds of the plan as a whole. */
function explanationsOf(explained: Explained | null, input: PlanInput, shown: ShownIn): string[] {
  if (!explained) return [];
  const { regret, worth } = explained;
  return [
    ...(regret ? [describeRegret(regret, shown.language)] : []),
    // Limits of several quarters may read alike.
    ...new Set(worth.map((each) => withTeamNames(describeWorth(each, input, shown.language), shown))),
  ];
}

/** Why an application stays where no limit is the reason; null where one is. */
function plainReason(
  application: BasisApplication,
  scenario: Scenario,
  { input, settings }: ShownPlan,
  { t }: ShownIn,
): string | null {
  if (scenario === 'keep') return t.kept.scenario;
  if (pinsOf(settings, application.id, undefined).some(({ kind }) => kind === 'never')) return t.kept.never;
  if (input.options.some((option) => option.application === String(application.id))) return null;
  const replacing = application.options.filter(({ kind }) => kind !== 'renew');
  if (replacing.length > 0) return t.kept['too-long'];
  return application.product === null ? t.kept['no-product'] : t.kept['no-option'];
}

/** Σ w·A ÷ Σ w with the weights of the plan, so that it can be held against the plan's curve. */
export function measuredNow(applications: readonly BasisApplication[]): Interval {
  const weights = applications.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (end: 0 | 1): number =>
    weights === 0 ? 0 : applications.reduce((sum, { weight, a }) => sum + weight * a[end], 0) / weights;
  return [mean(0), mean(1)];
}
