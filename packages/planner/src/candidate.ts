import { firstUncovered } from './cheapest-renewals.ts';
import {
  moneyOfComponent,
  moneyOfKeeping,
  moneyOfReplacing,
  type Present,
  type YearMoney,
} from './money-of.ts';
import { mayStart, nothingRelaxed, optionAllows, pilotQuarters, type Relaxed } from './timing.ts';
import type { Choice, PlanApplication, PlanComponent, PlanInput, PlanOption } from './types.ts';

/** A replacement that could be chosen, or a component that could be built, with what it would take and bring. */
export interface Candidate extends Choice {
  /** First period in which the new dependence counts. */
  goLive: number;
  /** Quarters of the time up to go-live that are a pilot. */
  pilot: number;
  /** By how much it lowers the area under AG_hi(t), in points × quarters; negative when it makes things worse. */
  gain: number;
  /** The same under AG_lo(t). */
  gainLow: number;
  /** Money by calendar year beyond what is paid when the application is kept; savings are negative. */
  money: YearMoney;
  isComponent: boolean;
}

/** The sum of all weights: AG(t) is taken over all applications, replaced or not. */
export function totalWeight({ applications }: PlanInput): number {
  return applications.reduce((sum, { weight }) => sum + weight, 0);
}

/** The renewals that are offered for each application. */
export function renewalsOf(input: PlanInput, relaxed: Relaxed = nothingRelaxed): Map<string, PlanOption[]> {
  const found = new Map<string, PlanOption[]>();
  for (const option of input.options)
    if (option.type === 'renew' && !relaxed.has(`contract:${option.application}`))
      found.set(option.application, [...(found.get(option.application) ?? []), option]);
  return found;
}

/** All that pins, freezes and the horizon allow, in the order of the input, early ones first; components last. */
export function candidatesOf(input: PlanInput, relaxed: Relaxed = nothingRelaxed): Candidate[] {
  const byId = new Map(input.applications.map((application) => [application.id, application]));
  const renewals = renewalsOf(input, relaxed);
  const total = totalWeight(input);
  const presents = new Map<string, Present>();
  const presentOf = (application: PlanApplication): Present => {
    const known = presents.get(application.id);
    if (known) return known;
    const present = {
      uncovered: firstUncovered(input, application),
      renewals: renewals.get(application.id) ?? [],
    };
    presents.set(application.id, present);
    return present;
  };
  const replacements = input.options.flatMap((option) => {
    const application = byId.get(option.application);
    if (!application || option.type === 'renew') return [];
    return replacementsBy(input, application, option, presentOf(application), total, relaxed);
  });
  return [...replacements, ...(input.components ?? []).flatMap((each) => builds(input, each, relaxed))];
}

function replacementsBy(
  input: PlanInput,
  application: PlanApplication,
  option: PlanOption,
  present: Present,
  total: number,
  relaxed: Relaxed,
): Candidate[] {
  const found: Candidate[] = [];
  const pilot = pilotQuarters(application, option, relaxed);
  const keeping = moneyOfKeeping(input, application, present);
  for (let start = 0; start + pilot + option.duration <= input.quarters; start++) {
    const goLive = start + pilot + option.duration;
    if (!mayStart(input, application, start, relaxed)) continue;
    if (!optionAllows(input, application, option, { start, goLive }, relaxed)) continue;
    const left = input.quarters - goLive;
    found.push({
      application: application.id,
      option: option.id,
      start,
      goLive,
      pilot,
      gain: (application.weight * (application.a[1] - option.a[1]) * left) / total,
      gainLow: (application.weight * (application.a[0] - option.a[0]) * left) / total,
      money: less(moneyOfReplacing(input, application, present, option, { start, goLive }), keeping),
      isComponent: false,
    });
  }
  return found;
}

function builds(input: PlanInput, component: PlanComponent, relaxed: Relaxed): Candidate[] {
  const found: Candidate[] = [];
  for (let start = 0; start + component.duration <= input.quarters; start++)
    if (mayStart(input, null, start, relaxed))
      found.push({
        application: component.id,
        option: component.id,
        start,
        goLive: start + component.duration,
        pilot: 0,
        gain: 0,
        gainLow: 0,
        money: moneyOfComponent(input, component, start),
        isComponent: true,
      });
  return found;
}

function less(money: YearMoney, other: YearMoney): YearMoney {
  if (other.length === 0) return money;
  const difference = money.map((each) => ({ ...each }));
  for (const { year, kind, amount } of other) {
    const same = difference.find((each) => each.year === year && each.kind === kind);
    if (same) same.amount -= amount;
    else difference.push({ year, kind, amount: -amount });
  }
  return difference.filter(({ amount }) => Math.abs(amount) > 1e-9);
}

/** Indexes of the candidates of each application, and of each component. */
export function byApplication(candidates: readonly Candidate[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { application }] of candidates.entries()) {
    const indexes = found.get(application);
    if (indexes) indexes.push(index);
    else found.set(application, [index]);
  }
  return found;
}
