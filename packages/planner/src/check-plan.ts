import { exitDate } from './exit-date.ts';
import { prerequisiteCycle } from './prerequisite-cycle.ts';
import { addQuarters, firstDayOf, quartersBetween, yearOf } from './quarters.ts';
import type { Choice, Interval, PlanInput, Quarter } from './types.ts';

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
  const at = (quarter: Quarter): number => quartersBetween(input.start, quarter);

  const counts = new Map<string, number>();
  for (const { application, option, start } of choices) {
    counts.set(application, (counts.get(application) ?? 0) + 1);
    const [replaced, by] = [applications.get(application), options.get(option)];
    if (!replaced || by?.application !== application) {
      breaks(`one:${application}`, 1);
      continue;
    }
    breaks(`horizon:${application}`, Math.max(-start, start + by.duration - input.quarters));
    if (replaced.notBefore) breaks(`not-before:${application}`, at(replaced.notBefore) - start);
    if (replaced.notAfter) breaks(`not-after:${application}`, start - at(replaced.notAfter));
    for (const { from, to } of input.freezes)
      if (start >= at(from) && start <= at(to)) breaks(`freeze:${from}…${to}`, 1);
  }
  for (const { id, must } of input.applications) {
    const count = counts.get(id) ?? 0;
    breaks(`one:${id}`, count - 1);
    if (must) breaks(`must:${id}`, 1 - count);
  }
  const chosen = new Map(choices.map((choice) => [choice.application, choice]));
  for (const { application, needs } of input.prerequisites) {
    const [later, earlier] = [chosen.get(application), chosen.get(needs)];
    if (!later) continue;
    const live = earlier ? earlier.start + (options.get(earlier.option)?.duration ?? 0) : Infinity;
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
  const curve: Interval[] = [];
  const weights = input.applications.reduce((sum, { weight }) => sum + weight, 0);
  for (let period = 0; period < input.quarters; period++) {
    pay(period, 'consumptive', 0);
    let [lo, hi] = [0, 0];
    for (const application of input.applications) {
      const choice = chosen.get(application.id);
      const option = choice && options.get(choice.option);
      const isLive = choice && option && period >= choice.start + option.duration;
      const a = isLive ? option.a : application.a;
      lo += application.weight * a[0];
      hi += application.weight * a[1];
      if (!isLive) continue;
      const { contract, notBefore } = application;
      const bound = contract && !notBefore ? exitDate(contract, input.date) : '';
      const saved = firstDayOf(addQuarters(input.start, period)) > bound ? application.runningCost : 0;
      pay(period, 'consumptive', (option.running - saved) / 4);
    }
    curve.push(weights === 0 ? [0, 0] : [lo / weights, hi / weights]);
  }
  const starts = new Map<string, number>();
  for (const { application, option: id, start } of choices) {
    const option = options.get(id);
    if (!option) continue;
    const department = applications.get(application)?.department;
    for (const key of ['', ...(department === undefined ? [] : [department])])
      starts.set(`${key}:${start}`, (starts.get(`${key}:${start}`) ?? 0) + 1);
    if (option.payments.length === 0) pay(start, option.kind, option.oneOff);
    for (const { after, amount } of option.payments) pay(start + after, option.kind, amount);
    for (const { team, daysPerQuarter } of option.staff) {
      const days = staff.get(team) ?? Array.from({ length: input.quarters }, () => 0);
      for (let period = start; period < start + option.duration; period++)
        days[period] = (days[period] ?? 0) + daysPerQuarter;
      staff.set(team, days);
    }
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
  };
}
