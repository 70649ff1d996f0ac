import { exitDate } from './exit-date.ts';
import { addQuarters, firstDayOf } from './quarters.ts';
import type { Contract, PlanApplication, PlanInput, PlanOption } from './types.ts';

/** The last day that today's contract runs to whatever is decided. */
export function contractEnd(contract: Contract, date: string): string {
  return contract.final ? contract.end : exitDate(contract, date);
}

/** The first period that today's contract does not reach any more; 0 without a contract. */
export function firstUncovered(input: PlanInput, { contract }: PlanApplication): number {
  if (!contract) return 0;
  const end = contractEnd(contract, input.date);
  let period = 0;
  while (period < input.quarters && firstDayOf(addQuarters(input.start, period)) <= end) period += 1;
  return period;
}

/** Terms for which a contract is prolonged, one after the other. */
export type Chain = { option: PlanOption; start: number }[];

/**
 * The cheapest row of renewals from the end of a contract until what replaces it is live (`until`), or to the end of the
 * plan. Each term is paid to its end, so a long one is dear when it is not needed that long. Equally cheap: fewer terms,
 * then those that come first in the input.
 *
 * @param until first period that needs no renewal; `null` when nothing is replaced, and all of a last term is of use
 */
export function cheapestRenewals(
  input: PlanInput,
  renewals: readonly PlanOption[],
  from: number,
  until: number | null,
): Chain {
  const last = until ?? input.quarters;
  if (renewals.length === 0 || from >= last) return [];
  const best: { cost: number; terms: number; option: PlanOption | null }[] = [];
  for (let period = last - 1; period >= from; period--) {
    let found = { cost: Infinity, terms: Infinity, option: null as PlanOption | null };
    for (const option of renewals) {
      const paid = until === null ? Math.min(option.duration, last - period) : option.duration;
      const rest = best[period + option.duration] ?? { cost: 0, terms: 0 };
      const cost = option.oneOff + (option.running / 4) * paid + rest.cost;
      const isCheaper = cost < found.cost - 1e-6;
      if (isCheaper || (cost < found.cost + 1e-6 && rest.terms + 1 < found.terms))
        found = { cost, terms: rest.terms + 1, option };
    }
    best[period] = found;
  }
  const chain: Chain = [];
  for (let period = from; period < last;) {
    const { option } = best[period]!;
    if (!option) break;
    chain.push({ option, start: period });
    period += option.duration;
  }
  return chain;
}
