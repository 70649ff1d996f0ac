import { exitDate } from './exit-date.ts';
import { addQuarters, firstDayOf, quartersBetween } from './quarters.ts';
import type { Choice, MoneyKind, PlanApplication, PlanInput, PlanOption, Quarter } from './types.ts';

/** A replacement that could be chosen, with everything that it would take and bring. */
export interface Candidate extends Choice {
  /** First period in which the new dependence counts. */
  goLive: number;
  /** By how much it lowers the area under AG_hi(t), in points × quarters; negative when it makes things worse. */
  gain: number;
  /** The same under AG_lo(t). */
  gainLow: number;
  /** Money by period beyond what is paid today; savings are negative. */
  money: { period: number; kind: MoneyKind; amount: number }[];
}

/**
 * Takes a limit of the input out, to see whether the rest fits together. The names are those of
 * {@link Limit}; everything is in force where nothing is named.
 */
export type Relaxed = ReadonlySet<string>;

/** The sum of all weights: AG(t) is taken over all applications, replaced or not. */
export function totalWeight({ applications }: PlanInput): number {
  return applications.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * The periods in which options of an application may start, by pins and freezes; the horizon is not looked at.
 */
export function mayStart(
  input: PlanInput,
  { id, notBefore, notAfter }: PlanApplication,
  period: number,
  relaxed: Relaxed = new Set(),
): boolean {
  const at = (quarter: Quarter): number => quartersBetween(input.start, quarter);
  if (notBefore && !relaxed.has(`not-before:${id}`) && period < at(notBefore)) return false;
  if (notAfter && !relaxed.has(`not-after:${id}`) && period > at(notAfter)) return false;
  return input.freezes.every(
    ({ from, to }) => relaxed.has(`freeze:${from}…${to}`) || period < at(from) || period > at(to),
  );
}

/** All replacements that pins, freezes and the horizon allow, in the order of the input, early ones first. */
export function candidatesOf(input: PlanInput, relaxed: Relaxed = new Set()): Candidate[] {
  const byId = new Map(input.applications.map((application) => [application.id, application]));
  const total = totalWeight(input);
  const candidates: Candidate[] = [];
  for (const option of input.options) {
    const application = byId.get(option.application);
    if (!application) continue;
    for (let start = 0; start + option.duration <= input.quarters; start++) {
      if (!mayStart(input, application, start, relaxed)) continue;
      const goLive = start + option.duration;
      const left = input.quarters - goLive;
      candidates.push({
        application: application.id,
        option: option.id,
        start,
        goLive,
        gain: (application.weight * (application.a[1] - option.a[1]) * left) / total,
        gainLow: (application.weight * (application.a[0] - option.a[0]) * left) / total,
        money: moneyOf(input, application, option, start),
      });
    }
  }
  return candidates;
}

/**
 * What a replacement costs beyond today: the one-off cost in the period of the start (or by the payment plan), and from
 * go-live a quarter of the new running cost less the old one, each quarter. While the old contract cannot be left, it
 * is still paid, so nothing is saved.
 */
export function moneyOf(
  input: PlanInput,
  application: PlanApplication,
  option: PlanOption,
  start: number,
): Candidate['money'] {
  const money: Candidate['money'] = [];
  const add = (period: number, kind: MoneyKind, amount: number): void => {
    if (amount !== 0) money.push({ period, kind, amount });
  };
  if (option.payments.length === 0) add(start, option.kind, option.oneOff);
  for (const { after, amount } of option.payments) add(start + after, option.kind, amount);
  const exit = paidUntil(input, application);
  for (let period = start + option.duration; period < input.quarters; period++) {
    const isPaidStill = exit !== null && firstDayOf(addQuarters(input.start, period)) <= exit;
    add(period, 'consumptive', (option.running - (isPaidStill ? 0 : application.runningCost)) / 4);
  }
  return money;
}

/** Until when the present contract is paid whatever happens; null where no contract binds. */
export function paidUntil(input: PlanInput, { contract, notBefore }: PlanApplication): string | null {
  return contract && !notBefore ? exitDate(contract, input.date) : null;
}

/** Indexes of the candidates of each application. */
export function byApplication(candidates: readonly Candidate[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { application }] of candidates.entries()) {
    const indexes = found.get(application);
    if (indexes) indexes.push(index);
    else found.set(application, [index]);
  }
  return found;
}
