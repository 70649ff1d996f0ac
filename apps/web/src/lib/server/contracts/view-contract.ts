import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { contractFields, fieldsOf } from './contract-fields.ts';
import type { Contract, NoticeDate } from './contract.ts';
import { contractsOf } from './contracts-of.ts';
import { bindingContracts } from './effective-contracts.ts';
import { dateOf } from './list-contracts.ts';
import { nextNotice } from './notice-dates.ts';
import { changeFields, standingContract, type SavedContract } from './save-contract.ts';
import { applicationsWithDates, readContract } from './store/contracts.ts';
import { SHARED_COLUMNS, sharedFields, writeThrough, type SharedField } from './write-through.ts';

/** The inventory says something else about an application than the contract that decides for it. */
export interface Deviation {
  application: { id: number; name: string };
  field: SharedField;
  contract: string | number | null;
  inventory: string | number | null;
}

export interface ContractView {
  date: string;
  contract: Contract;
  covers: {
    id: number;
    name: string;
    /** Another contract that holds this application longer. */ boundBy: Contract | null;
  }[];
  next: Pick<NoticeDate, 'noticeDate' | 'end' | 'monthsAhead'> | null;
  deviations: Deviation[];
}

/** A contract with all that its page shows; `removed` where it can be brought back, null where it is not there. */
export async function viewContract(
  db: Database,
  actor: Actor,
  id: number,
): Promise<ContractView | { removed: { id: number; title: string } } | null> {
  return db.asActor(actor, async (trx) => {
    const contract = await standingContract(trx, id);
    if (!contract) {
      const stored = Number.isSafeInteger(id) ? await readContract(trx, id) : undefined;
      return stored ? { removed: { id, title: stored.title } } : null;
    }
    const date = await dateOf(trx, actor);
    const binding = bindingContracts(await contractsOf(trx));
    const applications = await applicationsWithDates(trx, contract.applications);
    return {
      date,
      contract,
      covers: applications.map(({ id: application, name }) => {
        const other = binding.get(application);
        return { id: application, name, boundBy: other && other.id !== id ? other : null };
      }),
      next: nextNotice(contract, date),
      deviations: await deviationsOf(trx, contract),
    };
  });
}

async function deviationsOf(trx: Transaction, contract: Contract): Promise<Deviation[]> {
  const binding = bindingContracts(await contractsOf(trx));
  const applications = await applicationsWithDates(trx, contract.applications);
  return applications
    .filter(({ id }) => binding.get(id)?.id === contract.id)
    .flatMap((application) =>
      sharedFields.flatMap((field) => {
        const inventory = application[SHARED_COLUMNS[field]];
        if (inventory === contract[field]) return [];
        const { id, name } = application;
        return [{ application: { id, name }, field, contract: contract[field], inventory }];
      }),
    );
}

/** What counts where contract and inventory differ: the contract for all its applications, or what one of them says. */
export type Resolution =
  { take: 'contract' } | { take: 'inventory'; application: number; field: SharedField };

/** Makes contract and inventory say the same again. */
export async function resolveDeviation(
  db: Database,
  actor: Actor,
  id: number,
  revision: number,
  resolution: Resolution,
): Promise<SavedContract> {
  return db.asActor(actor, async (trx) => {
    const before = await standingContract(trx, id);
    if (!before) return { ok: false, problem: 'unknown' };
    if (before.revision !== revision) return { ok: false, problem: 'stale' };
    if (resolution.take === 'contract') {
      await writeThrough(trx, actor, [{ before, after: before }]);
      return { ok: true, id };
    }
    const { application, field } = resolution;
    const [stated] = await applicationsWithDates(
      trx,
      before.applications.filter((each) => each === application),
    );
    if (!stated) return { ok: false, problem: 'applications' };
    const fields = contractFields.safeParse({ ...fieldsOf(before), [field]: stated[SHARED_COLUMNS[field]] });
    if (!fields.success) return { ok: false, problem: 'dates' };
    const changed = await changeFields(trx, before, fields.data);
    if (!changed.ok) return changed;
    if (changed.change) await writeThrough(trx, actor, [changed.change]);
    return { ok: true, id };
  });
}
