import { cheapestRenewals } from './cheapest-renewals.ts';
import { yearOf } from './quarters.ts';
import type { Effort, MoneyKind, PlanApplication, PlanInput, PlanOption } from './types.ts';

/** Money beyond what is paid today by calendar year and kind; savings are negative. */
export type YearMoney = { year: number; kind: MoneyKind; amount: number }[];

/** Sums up amounts of periods by calendar year. */
class Ledger {
  readonly #firstYear: number;
  readonly #firstQuarter: number;
  readonly #sums: YearMoney = [];

  constructor({ start }: PlanInput) {
    this.#firstYear = yearOf(start);
    this.#firstQuarter = Number(start.at(-1)) - 1;
  }

  add(period: number, kind: MoneyKind, amount: number): void {
    if (amount === 0) return;
    const year = this.#firstYear + Math.floor((this.#firstQuarter + period) / 4);
    const sum = this.#sums.find((each) => each.year === year && each.kind === kind);
    if (sum) sum.amount += amount;
    else this.#sums.push({ year, kind, amount });
  }

  sums(): YearMoney {
    return this.#sums;
  }
}

/** What is in force today: the first period that the contract does not reach, and how it can be prolonged. */
export interface Present {
  uncovered: number;
  renewals: readonly PlanOption[];
}

/** The one-off cost of something in the period of the start, or by its payment plan. */
function payOnce(ledger: Ledger, effort: Effort, start: number, share = 1): void {
  if (effort.payments.length === 0) ledger.add(start, effort.kind, effort.oneOff * share);
  for (const { after, amount } of effort.payments) ledger.add(start + after, effort.kind, amount * share);
}

/** What a component costs from its start on. */
export function moneyOfComponent(input: PlanInput, component: Effort, start: number): YearMoney {
  const ledger = new Ledger(input);
  payOnce(ledger, component, start);
  for (let period = start + component.duration; period < input.quarters; period++)
    ledger.add(period, 'consumptive', component.running / 4);
  return ledger.sums();
}

/** What an application costs beyond today while nothing replaces it: renewals at another price than today's. */
export function moneyOfKeeping(
  input: PlanInput,
  application: PlanApplication,
  { renewals, uncovered }: Present,
): YearMoney {
  const ledger = new Ledger(input);
  if (renewals.length > 0) payRenewals(ledger, input, application, { renewals, uncovered }, null);
  return ledger.sums();
}

/**
 * What a replacement costs beyond today: the one-off cost, the renewals up to go-live, and from go-live a quarter of the
 * new running cost less the old one, each quarter. While the old contract cannot be left, it is still paid, so nothing
 * is saved.
 */
export function moneyOfReplacing(
  input: PlanInput,
  application: PlanApplication,
  { renewals, uncovered }: Present,
  option: PlanOption,
  { start, goLive }: { start: number; goLive: number },
): YearMoney {
  const ledger = new Ledger(input);
  payOnce(ledger, option, start, option.share);
  for (let period = goLive; period < input.quarters; period++)
    ledger.add(period, 'consumptive', option.running / 4);
  if (renewals.length > 0) payRenewals(ledger, input, application, { renewals, uncovered }, goLive);
  else {
    // With `notBefore` a person has decided, and the contract is not looked at.
    const paidUntil = application.notBefore ? 0 : uncovered;
    for (let period = Math.max(goLive, paidUntil); period < input.quarters; period++)
      ledger.add(period, 'consumptive', -application.runningCost / 4);
  }
  return ledger.sums();
}

/** Renewals in place of what is paid today, which ends with the contract. */
function payRenewals(
  ledger: Ledger,
  input: PlanInput,
  application: PlanApplication,
  { renewals, uncovered: from }: Present,
  until: number | null,
): void {
  for (let period = from; period < input.quarters; period++)
    ledger.add(period, 'consumptive', -application.runningCost / 4);
  for (const { option, start } of cheapestRenewals(input, renewals, from, until)) {
    ledger.add(start, option.kind, option.oneOff);
    for (let period = start; period < Math.min(start + option.duration, input.quarters); period++)
      ledger.add(period, 'consumptive', option.running / 4);
  }
}
