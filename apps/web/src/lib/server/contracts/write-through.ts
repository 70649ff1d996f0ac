import type { Actor, Transaction } from '#lib/server/database/index.ts';
import { correctApplications, type ApplicationPatch } from '#lib/server/inventory/index.ts';
import type { Contract } from './contract.ts';
import { contractsOf } from './contracts-of.ts';
import { bindingContracts } from './effective-contracts.ts';
import { applicationsWithDates, type DatedApplication } from './store/contracts.ts';

export interface ContractChange {
  before: Contract | null;
  after: Contract;
}

/** What a contract and the applications that it covers both say. */
export const SHARED_COLUMNS = {
  start: 'contract_start',
  end: 'contract_end',
  noticeMonths: 'notice_months',
} as const satisfies Partial<Record<keyof Contract, keyof DatedApplication & keyof ApplicationPatch>>;

export type SharedField = keyof typeof SHARED_COLUMNS;
export const sharedFields = Object.keys(SHARED_COLUMNS) as SharedField[];

/**
 * Writes the dates of changed contracts to the applications that they cover, so that inventory, API and report tell the
 * same. Where several contracts cover an application, those of the one that decides are written. What a contract does
 * not know stays as the application has it, unless the contract knew it before and the application had it from there.
 */
export async function writeThrough(
  trx: Transaction,
  actor: Actor,
  changes: readonly ContractChange[],
): Promise<void> {
  const covered = new Set(changes.flatMap(({ after }) => after.applications));
  if (covered.size === 0) return;
  const binding = bindingContracts(await contractsOf(trx));
  const formerly = new Map(changes.map(({ before, after }) => [after.id, before]));
  const patches = new Map<number, ApplicationPatch>();
  for (const application of await applicationsWithDates(trx, [...covered])) {
    const contract = binding.get(application.id);
    if (!contract || !formerly.has(contract.id)) continue;
    patches.set(application.id, patchOf(application, contract, formerly.get(contract.id) ?? null));
  }
  await correctApplications(trx, actor, patches);
}

function patchOf(
  application: DatedApplication,
  contract: Contract,
  before: Contract | null,
): ApplicationPatch {
  const patch: ApplicationPatch = {};
  for (const field of sharedFields) {
    const column = SHARED_COLUMNS[field];
    const wasOurs = before?.[field] != null && before[field] === application[column];
    if (contract[field] !== null || wasOurs) Object.assign(patch, { [column]: contract[field] });
  }
  return patch;
}
