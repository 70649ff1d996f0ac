import {
  quartersBetween,
  type PlanApplication,
  type PlanInput,
  type PlanOption,
  type Quarter,
} from '@allmende/planner';
import type { Pin, PlanSettings, Scenario } from '../plan-view.ts';
import { countedEffort } from './counted-effort.ts';
import { builtFor, platformsUnder } from './platforms-under.ts';
import type { BasisApplication, BasisOption, BasisPlatform, DecidedStep, PlanBasis } from './plan-basis.ts';

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
  const chosen = new Map<string, { application: PlanApplication; window: PlanOption['window'] }>();
  const wanted: BasisOption[] = [];
  const applications = basis.applications.map((application) => {
    const pins = pinsOf(settings, application.id, steps.get(application.id));
    const { offered, must, window } = limitsOf(application, scenario, pins, settings);
    const isRenewed = offered.length > 0 && offered.every(({ kind }) => kind === 'renew');
    const made: PlanApplication = {
      id: String(application.id),
      name: application.name,
      weight: application.weight,
      a: application.a,
      runningCost: application.runningCost ?? 0,
      // What is renewed is not paid twice.
      ...(application.contract &&
        !isRenewed && {
          contract: {
            end: application.contract.end,
            noticeMonths: application.contract.noticeMonths,
            renewMonths: application.contract.renewMonths,
          },
        }),
      must,
      ...(application.department !== null && { department: application.department }),
      ...(application.criticality !== null && { criticality: application.criticality }),
    };
    for (const option of offered) {
      wanted.push(option);
      chosen.set(option.id, { application: made, window });
    }
    return made;
  });
  const platforms = platformsUnder(basis, wanted, (id) => chosen.get(id)?.window?.to, settings);
  const options = wanted.flatMap((option): PlanOption[] => {
    const limits = chosen.get(option.id);
    return limits ? [optionFrom(option, limits, settings, platforms.get(option.id) ?? [])] : [];
  });
  const components = builtFor(options, basis.platforms ?? [], settings);
  const offered = new Set(options.map(({ application }) => application));
  return {
    start,
    quarters,
    date: basis.date,
    ...(maxStartsPerQuarter !== null && { maxStartsPerQuarter }),
    ...(maxStartsPerDepartment !== null && { maxStartsPerDepartment }),
    applications,
    options,
    ...(components.length > 0 && { components }),
    budgets: settings.budgets.map(({ year, kind, amount }) => ({ year, amount, ...(kind && { kind }) })),
    staff: settings.teams.map(({ team, daysPerQuarter }) => ({
      team,
      days: Array.from({ length: quarters }, () => daysPerQuarter),
    })),
    // What is pinned to stay would block whatever waits for it, and a decided step no longer waits.
    prerequisites: basis.prerequisites
      .filter(({ strength }) => strength === 'must' || settings.followsAdvice === true)
      .filter(({ application, needs }) => offered.has(needs) && !steps.has(Number(application)))
      .map(({ application, needs }) => ({ application, needs })),
    freezes: settings.freezes.map(({ from, to }) => ({ from, to })),
    goal: settings.goal,
  };
}

/** Applications for which somebody has laid down a renewal. */
export function renewedIn(settings: PlanSettings, decided: readonly DecidedStep[]): Set<number> {
  const asked = Object.values(settings.pins).flatMap((pins) =>
    pins.flatMap((pin) => (pin.kind === 'option' ? [pin.option] : [])),
  );
  return new Set(
    [...asked, ...decided.map(({ option }) => option)].flatMap((option) => {
      const [application, kind] = option.split(':');
      return kind === 'renew' ? [Number(application)] : [];
    }),
  );
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
  { start, quarters, counts }: PlanSettings,
): { offered: BasisOption[]; must: boolean; window: PlanOption['window'] } {
  if (scenario === 'keep' || pins.some(({ kind }) => kind === 'never'))
    return { offered: [], must: false, window: undefined };
  const chosen = pins.find((pin) => pin.kind === 'option');
  const wanted = options.filter(({ id, kind }) => (chosen ? id === chosen.option : kind !== 'renew'));
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
    offered: wanted.filter(({ effort }) => countedEffort(effort, counts).duration <= quarters),
    must: chosen !== undefined || pins.some(({ kind }) => kind === 'must'),
  };
}

/** What was laid down, within what was agreed with others. */
function together(
  pinned: PlanOption['window'],
  agreed: { from: Quarter | null; to: Quarter | null },
): PlanOption['window'] {
  const quarters = (...of: (Quarter | null | undefined)[]) => of.flatMap((each) => each ?? []).sort();
  const [from, to] = [quarters(pinned?.from, agreed.from).at(-1), quarters(pinned?.to, agreed.to)[0]];
  return from || to ? { ...(from && { from }), ...(to && { to }) } : undefined;
}

function optionFrom(
  { id, name, a, effort, joint }: BasisOption,
  limits: { application: PlanApplication; window: PlanOption['window'] },
  settings: PlanSettings,
  platforms: readonly BasisPlatform[],
): PlanOption {
  const parts = platforms.map(({ part }) => part);
  const { duration, oneOff, running, staff, trainingHours, pilot } = countedEffort(
    effort,
    settings.counts,
    parts,
  );
  const built = platforms.flatMap((each) => (each.present ? [] : [each.id]));
  const window = joint ? together(limits.window, joint) : limits.window;
  const supportFrom = effort.supportFrom ?? settings.supportFrom;
  return {
    id,
    application: limits.application.id,
    name,
    a,
    duration,
    oneOff,
    payments: [],
    running,
    kind: effort.moneyKind,
    staff,
    ...(trainingHours > 0 && { trainingHours }),
    ...(window && { window }),
    ...(joint && { type: 'joint' as const }),
    ...(built.length > 0 && { components: built }),
    ...(pilot && {
      pilot: { quarters: pilot.quarters, places: settings.pilotPlaces ?? [], staff: pilot.staff },
    }),
    ...(supportFrom && { supportFrom }),
  };
}
