import type { Transaction } from '#lib/server/database/index.ts';
import type { Contract } from './contract.ts';
import { coveredApplications, standingContracts, type StoredContract } from './store/contracts.ts';

/**
 * The contracts of the actor's authority, by title, each with the applications that it covers.
 *
 * @example (await contractsOf(trx)).filter(({ end }) => end === null)
 */
export async function contractsOf(trx: Transaction): Promise<Contract[]> {
  const covered = new Map<number, number[]>();
  for (const { contract_id, id } of await coveredApplications(trx))
    covered.set(contract_id, [...(covered.get(contract_id) ?? []), id]);
  return (await standingContracts(trx)).map((stored) => contractFrom(stored, covered.get(stored.id) ?? []));
}

/** A stored contract in the words of the feature. */
export function contractFrom(stored: StoredContract, applications: number[]): Contract {
  return {
    id: stored.id,
    authority: stored.authority_id,
    title: stored.title,
    partner: stored.partner,
    kind: stored.kind,
    reference: stored.reference,
    start: stored.starts_on,
    minimumUntil: stored.minimum_until,
    end: stored.ends_on,
    noticeMonths: stored.notice_months,
    renewMonths: stored.renew_months,
    priceModel: stored.price_model,
    costCents: stored.cost_cents,
    isGross: stored.is_gross,
    clauses: stored.clauses,
    responsible: stored.responsible,
    note: stored.note,
    applications,
    revision: stored.revision,
    changedAt: stored.updated_at.toISOString(),
  };
}
