import { endOfContract, renewalsUntil, type Renewal } from './check-renewals.ts';
import { prerequisiteCycle } from './prerequisite-cycle.ts';
import { addQuarters, quartersBetween, yearOf } from './quarters.ts';
import type { Choice, Interval, PlanApplication, PlanInput, PlanOption, Quarter } from './types.ts';

/** What a plan breaks. */
export interface Violation {
  /** The limit by the name that the solver gives it, or `one:…`, `horizon:…`, `not-before:…`, `freeze:…`. */
  limit: string;
  /** By how much, in the unit of the limit. */
  by: number;
}

/** A plan as it turns out: computed from the input alone, without what the solver made of it. */
export interface CheckedPlan {
  violations: Violation[];
  /** Area under AG(t) in points × quarters, from the known and for the missing answers. */
  area: Interval;
  /** AG in each quarter. */
  curve: Interval[];
  /** Money by calendar year beyond what is paid today. */
  money: { year: number; consumptive: number; investive: number }[];
  /** Working days by team and quarter. */
  staff: { team: string; days: number[] }[];
  /** Contracts that have to be prolonged until something else is live, or because they are kept. */
  renewals: Renewal[];
  /** Hours of training by calendar year, in the last quarter before each go-live. */
  training: { year: number; hours: number }[];
}

/** Money is counted in cents at best; less is rounding. */
const tolerance = 1e-6;

/**
 * Walks through a plan quarter by quarter and says what it breaks and what it comes to. Shares no code with the model
 * that is solved, so that a mistake there is noticed here.
 *
 * @example checkPlan(input, [{ application: 'office', option: 'open', start: 0 }]).violations // []
 */
export function checkPlan(input: PlanInput, choices: readonly Choice[]): CheckedPlan {
  const violations: Violation[] = [];
  const breaks = (limit: string, by: number): void => {
    if (by > tolerance) violations.push({ limit, by });
  };
  const applications = new Map(input.applications.map((each) => [each.id, each]));
  const options = new Map(input.options.map((each) => [each.id, each]));
  const components = new Map((input.components ?? []).map((each) => [each.id, each]));
  const builds = choices.filter(
    ({ application, option }) => components.has(application) && application === option,
  );
  const replacements = choices.filter((choice) => !builds.includes(choice));
  /** A pilot comes first where an application of class 4 gets an option that asks for one. */
  const pilotOf = (application: string, option: string): number =>
    applications.get(application)?.criticality === 4 ? (options.get(option)?.pilot?.quarters ?? 0) : 0;
  const liveFrom = ({ application, option, start }: Choice): number => {
    const effort = options.get(option) ?? components.get(option);
    return effort ? start + pilotOf(application, option) + effort.duration : Infinity;
  };
  const at = (quarter: Quarter): number => quartersBetween(input.start, quarter);

  const counts = new Map<string, number>();
  for (const choice of choices) {
    const { application, option, start } = choice;
    counts.set(application, (counts.get(application) ?? 0) + 1);
    for (const { from, to } of input.freezes)
      if (start >= at(from) && start <= at(to)) breaks(`freeze:${from}…${to}`, 1);
    breaks(`horizon:${application}`, Math.max(-start, liveFrom(choice) - input.quarters));
    if (builds.includes(choice)) continue;
    const [replaced, by] = [applications.get(application), options.get(option)];
    if (!replaced || by?.application !== application || by.type === 'renew') {
      breaks(`one:${application}`, 1);
      continue;
    }
    if (by.window?.from) breaks(`window:${option}`, at(by.window.from) - start);
    if (by.window?.to) breaks(`window:${option}`, start - at(by.window.to));
    if (by.supportFrom && replaced.criticality === 4)
      breaks(`support:${option}`, at(by.supportFrom) - liveFrom(choice));
    for (const component of by.components ?? []) {
      const build = builds.find((each) => each.application === component);
      const ready = build ? liveFrom(build) : Infinity;
      breaks(`component:${application}>${component}`, Math.min(ready - start, input.quarters));
    }
    if (replaced.notBefore) breaks(`not-before:${application}`, at(replaced.notBefore) - start);
    if (replaced.notAfter) breaks(`not-after:${application}`, start - at(replaced.notAfter));
  }
  for (const { id } of components.values()) breaks(`one:${id}`, (counts.get(id) ?? 0) - 1);
  for (const { id, must } of input.applications) {
    const count = counts.get(id) ?? 0;
    breaks(`one:${id}`, count - 1);
    if (must) breaks(`must:${id}`, 1 - count);
  }
  const chosen = new Map(replacements.map((choice) => [choice.application, choice]));
  for (const { application, needs } of input.prerequisites) {
    const [later, earlier] = [chosen.get(application), chosen.get(needs)];
    if (!later) continue;
    const live = earlier ? liveFrom(earlier) : Infinity;
    breaks(`needs:${application}>${needs}`, Math.min(live - later.start, input.quarters));
  }
  const cycle = prerequisiteCycle(input.prerequisites);
  if (cycle) breaks(`needs:${cycle.join('>')}`, 1);

  const money = new Map<number, { year: number; consumptive: number; investive: number }>();
  const pay = (period: number, kind: 'consumptive' | 'investive', amount: number): void => {
    const year = yearOf(addQuarters(input.start, period));
    const sums = money.get(year) ?? { year, consumptive: 0, investive: 0 };
    sums[kind] += amount;
    money.set(year, sums);
  };
  const staff = new Map<string, number[]>(
    input.staff.map(({ team }) => [team, Array.from({ length: input.quarters }, () => 0)]),
  );
  const offered = new Map<string, PlanOption[]>();
  for (const option of input.options)
    if (option.type === 'renew')
      offered.set(option.application, [...(offered.get(option.application) ?? []), option]);
  const ends = new Map(input.applications.map((each) => [each.id, endOfContract(input, each)]));
  const curve: Interval[] = [];
  const weights = input.applications.reduce((sum, { weight }) => sum + weight, 0);
  for (let period = 0; period < input.quarters; period++) {
    pay(period, 'consumptive', 0);
    let [lo, hi] = [0, 0];
    for (const application of input.applications) {
      const choice = chosen.get(application.id);
      const option = choice && options.get(choice.option);
      const isLive = choice && option && period >= liveFrom(choice);
      const a = isLive ? option.a : application.a;
      lo += application.weight * a[0];
      hi += application.weight * a[1];
      const isRenewed = offered.has(application.id);
      const isPaid = period < (ends.get(application.id) ?? 0);
      // With `notBefore` a person has decided, and the contract is not looked at; its renewals are.
      const binds = isRenewed || !application.notBefore;
      if (isRenewed ? !isPaid : isLive && !(binds && isPaid))
        pay(period, 'consumptive', -application.runningCost / 4);
      if (isLive) pay(period, 'consumptive', option.running / 4);
    }
    curve.push(weights === 0 ? [0, 0] : [lo / weights, hi / weights]);
  }
  const starts = new Map<string, number>();
  for (const { application, option: id, start } of replacements) {
    const option = options.get(id);
    if (!option) continue;
    const pilot = pilotOf(application, id);
    const department = applications.get(application)?.department;
    const places = new Set([department, ...(pilot > 0 ? (option.pilot?.places ?? []) : [])]);
    for (const key of ['', ...[...places].filter((place) => place !== undefined)])
      starts.set(`${key}:${start}`, (starts.get(`${key}:${start}`) ?? 0) + 1);
  }
  const hours = new Map<number, number>();
  for (const choice of choices) {
    const { application, option: id, start } = choice;
    const [option, component] = [options.get(id), components.get(id)];
    const effort = option ?? component;
    if (!effort) continue;
    const share = option?.share ?? 1;
    if (effort.payments.length === 0) pay(start, effort.kind, effort.oneOff * share);
    for (const { after, amount } of effort.payments) pay(start + after, effort.kind, amount * share);
    if (component)
      for (let period = liveFrom(choice); period < input.quarters; period++)
        pay(period, 'consumptive', component.running / 4);
    const pilot = pilotOf(application, id);
    for (let period = start; period < liveFrom(choice); period++)
      for (const { team, daysPerQuarter } of period < start + pilot
        ? (option?.pilot?.staff ?? effort.staff)
        : effort.staff) {
        const days = staff.get(team) ?? Array.from({ length: input.quarters }, () => 0);
        days[period] = (days[period] ?? 0) + daysPerQuarter;
        staff.set(team, days);
      }
    if (effort.trainingHours) {
      const year = yearOf(addQuarters(input.start, liveFrom(choice) - 1));
      hours.set(year, (hours.get(year) ?? 0) + effort.trainingHours);
    }
  }
  const renewals: Renewal[] = [];
  for (const application of input.applications) {
    const choice = chosen.get(application.id);
    const live = choice ? liveFrom(choice) : null;
    const end = ends.get(application.id) ?? 0;
    const offers = offered.get(application.id) ?? [];
    for (const { option, start } of renewalsUntil(offers, end, live, input.quarters)) {
      pay(start, option.kind, option.oneOff);
      for (let period = start; period < Math.min(start + option.duration, input.quarters); period++)
        pay(period, 'consumptive', option.running / 4);
      const [from, until] = [
        addQuarters(input.start, start),
        addQuarters(input.start, start + option.duration),
      ];
      renewals.push({ application: application.id, option: option.id, start: from, until });
    }
    if (application.contract?.final && !offered.has(application.id) && end < input.quarters)
      breaks(`contract:${application.id}`, Math.min((live ?? Infinity) - end, input.quarters));
  }
  // Of each capability: who has it from the beginning, and from when on something chosen gives it.
  const holders = new Map<string, PlanApplication[]>();
  for (const application of input.applications)
    for (const capability of new Set(application.capabilities))
      holders.set(capability, [...(holders.get(capability) ?? []), application]);
  const given = new Map<string, number>();
  for (const choice of choices) {
    const before = applications.get(choice.application)?.capabilities ?? [];
    const component = components.get(choice.option);
    const covers = component ? (component.covers ?? []) : (options.get(choice.option)?.covers ?? before);
    for (const capability of covers)
      given.set(capability, Math.min(liveFrom(choice), given.get(capability) ?? Infinity));
  }
  for (const [capability, having] of holders) {
    const keptUntil = Math.max(
      ...having.map(({ id }) => {
        const choice = chosen.get(id);
        return choice ? liveFrom(choice) : Infinity;
      }),
    );
    const from = given.get(capability) ?? Infinity;
    for (let period = Math.max(0, keptUntil); period < Math.min(from, input.quarters); period++)
      breaks(`covers:${capability}:${addQuarters(input.start, period)}`, 1);
  }
  for (const [key, count] of starts) {
    const cut = key.lastIndexOf(':');
    const [department, quarter] = [key.slice(0, cut), addQuarters(input.start, Number(key.slice(cut + 1)))];
    if (department === '') breaks(`starts:${quarter}`, count - (input.maxStartsPerQuarter ?? Infinity));
    else breaks(`department:${department}:${quarter}`, count - (input.maxStartsPerDepartment ?? Infinity));
  }
  for (const { year, amount, kind } of input.budgets) {
    const sums = money.get(year) ?? { consumptive: 0, investive: 0 };
    const spent = kind ? sums[kind] : sums.consumptive + sums.investive;
    breaks(kind ? `budget:${year}:${kind}` : `budget:${year}`, spent - amount);
  }
  for (const { team, days } of input.staff)
    for (const [period, used] of (staff.get(team) ?? []).entries())
      breaks(`staff:${team}:${addQuarters(input.start, period)}`, used - (days[period] ?? 0));

  const area = curve.reduce<[number, number]>(([lo, hi], point) => [lo + point[0], hi + point[1]], [0, 0]);
  return {
    violations,
    area,
    curve,
    money: [...money.values()].sort((a, b) => a.year - b.year),
    staff: [...staff].map(([team, days]) => ({ team, days })),
    renewals,
    training: [...hours].map(([year, sum]) => ({ year, hours: sum })).sort((a, b) => a.year - b.year),
  };
}
