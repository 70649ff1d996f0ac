import {
  quartersBetween,
  type PlanApplication,
  type PlanInput,
  type PlanOption,
  type Quarter,
} from '@allmende/planner';
import type { Pin, PlanSettings, Scenario } from '../plan-view.ts';
import type { BasisApplication, BasisOption, PlanBasis } from './plan-basis.ts';

/** What was decided about an application: it stands in every further plan as it was decided. */
export interface DecidedStep {
  application: number;
  option: string;
  start: Quarter;
}

/**
 * What the solver is given: the basis under the settings. Pessimistic figures count; what was decided stands.
 *
 * @example solvePlan(highs, inputFrom(basis, 'stepwise', settings, []))
 */
export function inputFrom(
  basis: PlanBasis,
  scenario: Scenario,
  settings: PlanSettings,
  decided: readonly DecidedStep[],
): PlanInput {
  const { start, quarters, maxStartsPerQuarter, maxStartsPerDepartment } = settings;
  const steps = new Map(decided.map((step) => [step.application, step]));
  const options: PlanOption[] = [];
  const applications = basis.applications.map((application) => {
    const pins = pinsOf(settings, application.id, steps.get(application.id));
    const { offered, must, window } = limitsOf(application, scenario, pins, settings);
    const made: PlanApplication = {
      id: String(application.id),
      name: application.name,
      weight: application.weight,
      a: application.a,
      runningCost: application.runningCost ?? 0,
      ...(application.contract && {
        contract: {
          end: application.contract.end,
          noticeMonths: application.contract.noticeMonths,
          renewMonths: application.contract.renewMonths,
        },
      }),
      must,
      ...(application.department !== null && { department: application.department }),
    };
    for (const option of offered) options.push(optionFrom(option, made, window));
    return made;
  });
  const offered = new Set(options.map(({ application }) => application));
  return {
    start,
    quarters,
    date: basis.date,
    ...(maxStartsPerQuarter !== null && { maxStartsPerQuarter }),
    ...(maxStartsPerDepartment !== null && { maxStartsPerDepartment }),
    applications,
    options,
    budgets: settings.budgets.map(({ year, kind, amount }) => ({ year, amount, ...(kind && { kind }) })),
    staff: settings.teams.map(({ team, daysPerQuarter }) => ({
      team,
      days: Array.from({ length: quarters }, () => daysPerQuarter),
    })),
    // What is pinned to stay would block whatever waits for it, and a decided step no longer waits.
    prerequisites: basis.prerequisites
      .filter(({ application, needs }) => offered.has(needs) && !steps.has(Number(application)))
      .map(({ application, needs }) => ({ application, needs })),
    freezes: settings.freezes.map(({ from, to }) => ({ from, to })),
    goal: settings.goal,
  };
}

/** The pins that a person has set, or the one that a decision amounts to. */
export function pinsOf(settings: PlanSettings, application: number, decided: DecidedStep | undefined): Pin[] {
  if (decided) return [{ kind: 'option', option: decided.option, start: decided.start }];
  return settings.pins[String(application)] ?? [];
}

/** What may be chosen for an application, and when. */
function limitsOf(
  { options }: BasisApplication,
  scenario: Scenario,
  pins: readonly Pin[],
  { start, quarters }: PlanSettings,
): { offered: BasisOption[]; must: boolean; window: PlanOption['window'] } {
  if (scenario === 'keep' || pins.some(({ kind }) => kind === 'never'))
    return { offered: [], must: false, window: undefined };
  const chosen = pins.find((pin) => pin.kind === 'option');
  const wanted = chosen ? options.filter(({ id }) => id === chosen.option) : offeredByItself(options);
  const fixed = chosen?.start ?? null;
  const quarter = (kind: 'not-before' | 'not-after'): Quarter[] =>
    pins.flatMap((pin) => (pin.kind === kind ? [pin.quarter] : [])).sort();
  // A decided step from before the plan began is taken as beginning with it.
  const inTime = (wish: Quarter | undefined): Quarter | undefined =>
    wish && fixed && quartersBetween(start, wish) < 0 ? start : wish;
  const [from, to] = [
    inTime(fixed ?? quarter('not-before').at(-1)),
    inTime(fixed ?? quarter('not-after')[0]),
  ];
  return {
    window: from || to ? { ...(from && { from }), ...(to && { to }) } : undefined,
    offered: wanted.filter(({ effort }) => effort.duration[1] <= quarters),
    must: chosen !== undefined || pins.some(({ kind }) => kind === 'must'),
  };
}

/** A renewal is worth a step where nothing could replace the application; longer ones only when somebody wants them. */
function offeredByItself(options: readonly BasisOption[]): BasisOption[] {
  const replacing = options.filter(({ kind }) => kind !== 'renew');
  return replacing.length > 0 ? replacing : options.filter(({ key }) => key === 'renew:1');
}

function optionFrom(
  { id, name, a, effort }: BasisOption,
  application: PlanApplication,
  window: PlanOption['window'],
): PlanOption {
  const duration = effort.duration[1];
  return {
    id,
    application: application.id,
    name,
    a,
    duration,
    oneOff: effort.oneOff[1],
    payments: [],
    running: effort.running[1],
    kind: effort.moneyKind,
    staff: effort.staff.flatMap(({ team, days }) =>
      days[1] > 0 ? [{ team, daysPerQuarter: Math.ceil((days[1] / duration) * 10) / 10 }] : [],
    ),
    ...(window && { window }),
  };
}
