import type { Transaction } from '#lib/server/database/index.ts';
import type { Contract, EffectiveContract } from './contract.ts';
import { contractsOf } from './contracts-of.ts';
import { applicationsWithDates } from './store/contracts.ts';

/**
 * When each application of the inventory can be left, by its id: as its contract says, else as the list says that it
 * came from. Of several contracts that cover one application the one that holds longest counts, for it can be left when
 * all of them are over; one whose end is unknown holds longest.
 *
 * @example (await effectiveContracts(trx)).get(7)?.end // '2028-12-31'
 */
export async function effectiveContracts(trx: Transaction): Promise<Map<number, EffectiveContract>> {
  const binding = bindingContracts(await contractsOf(trx));
  return new Map(
    (await applicationsWithDates(trx)).map((application) => {
      const contract = binding.get(application.id);
      return [
        application.id,
        contract
          ? {
              end: endOf(contract),
              noticeMonths: contract.noticeMonths,
              renewMonths: contract.renewMonths,
              contractId: contract.id,
              title: contract.title,
            }
          : {
              end: application.contract_end,
              noticeMonths: application.notice_months,
              renewMonths: null,
              contractId: null,
              title: application.name,
            },
      ];
    }),
  );
}

/** The contract that decides for each covered application, by the application's id. */
export function bindingContracts(contracts: readonly Contract[]): Map<number, Contract> {
  const binding = new Map<number, Contract>();
  for (const contract of contracts)
    for (const application of contract.applications) {
      const other = binding.get(application);
      if (!other || holdsLonger(contract, other)) binding.set(application, contract);
    }
  return binding;
}

/** The end, or the last day of the minimum term where only that is known: before it nobody can leave. */
export function endOf({ end, minimumUntil }: Pick<Contract, 'end' | 'minimumUntil'>): string | null {
  return end ?? minimumUntil;
}

const unknownEnd = '9999-12-31';

function holdsLonger(contract: Contract, other: Contract): boolean {
  const [mine, theirs] = [endOf(contract) ?? unknownEnd, endOf(other) ?? unknownEnd];
  return mine > theirs || (mine === theirs && contract.id < other.id);
}
