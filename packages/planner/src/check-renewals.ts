import { exitDate } from './exit-date.ts';
import { addQuarters, firstDayOf } from './quarters.ts';
import type { PlanApplication, PlanInput, PlanOption, Quarter } from './types.ts';

/** A contract that is prolonged on the way of a plan. */
export interface Renewal {
  application: string;
  /** Id of the option of type `renew`. */
  option: string;
  start: Quarter;
  /** The first quarter that the term does not cover any more; may lie after the plan. */
  until: Quarter;
}

interface Label {
  cost: number;
  terms: PlanOption[];
}

/**
 * Which renewals an application needs from the end of its contract until `live`, or to the end of the plan where it is
 * kept (`null`). Goes forward from that end and keeps the cheapest way to each quarter; the solver's model goes backward.
 *
 * @param offers the renewals of this application, in the order of the input
 * @param from the first period that today's contract does not reach
 */
export function renewalsUntil(
  offers: readonly PlanOption[],
  from: number,
  live: number | null,
  quarters: number,
): { option: PlanOption; start: number }[] {
  const target = live ?? quarters;
  if (offers.length === 0 || from >= target) return [];
  const labels = new Map<number, Label>([[from, { cost: 0, terms: [] }]]);
  let best: Label | undefined;
  for (let period = from; period < target; period++) {
    const label = labels.get(period);
    if (!label) continue;
    for (const offer of offers) {
      const paid = live === null ? Math.min(offer.duration, target - period) : offer.duration;
      const next = {
        cost: label.cost + offer.oneOff + (offer.running / 4) * paid,
        terms: [...label.terms, offer],
      };
      const end = period + offer.duration;
      if (end < target) {
        if (isBetter(next, labels.get(end), offers)) labels.set(end, next);
      } else if (isBetter(next, best, offers)) best = next;
    }
  }
  let start = from;
  return (best?.terms ?? []).map((option) => {
    const renewal = { option, start };
    start += option.duration;
    return renewal;
  });
}

/** The first period that today's contract does not reach. */
export function endOfContract(input: PlanInput, { contract }: PlanApplication): number {
  if (!contract) return 0;
  const last = contract.final ? contract.end : exitDate(contract, input.date);
  for (let period = 0; period < input.quarters; period++)
    if (firstDayOf(addQuarters(input.start, period)) > last) return period;
  return input.quarters;
}

/** Cheaper, then fewer terms, then those that the input names first. */
function isBetter(a: Label, b: Label | undefined, order: readonly PlanOption[]): boolean {
  if (!b || a.cost < b.cost - 1e-6) return true;
  if (a.cost > b.cost + 1e-6) return false;
  if (a.terms.length !== b.terms.length) return a.terms.length < b.terms.length;
  const places = (terms: PlanOption[]): number[] => terms.map((term) => order.indexOf(term));
  const [first, second] = [places(a.terms), places(b.terms)];
  const at = first.findIndex((place, index) => place !== second[index]);
  return at !== -1 && first[at]! < second[at]!;
}
