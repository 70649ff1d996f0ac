import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { deleteRemoved, readContract, removedContracts, updateContract } from './store/contracts.ts';

/** For how many days a removed contract can be brought back. */
const DAYS_OF_UNDO = 30;

/**
 * Removes a contract; the applications keep the dates that it wrote to them. Null for one that is not there.
 *
 * @returns its title
 */
export async function removeContract(db: Database, actor: Actor, id: number): Promise<string | null> {
  return mark(db, actor, id, true);
}

/** Brings a removed contract back, with the applications that are still in the inventory. Null for one that is not there. */
export async function restoreContract(db: Database, actor: Actor, id: number): Promise<string | null> {
  return mark(db, actor, id, false);
}

async function mark(db: Database, actor: Actor, id: number, removed: boolean): Promise<string | null> {
  return db.asActor(actor, async (trx) => {
    const stored = Number.isSafeInteger(id) ? await readContract(trx, id) : undefined;
    if (!stored || (stored.removed_at !== null) === removed) return null;
    const { title, revision, authority_id: authority } = stored;
    if (!(await updateContract(trx, id, revision, { removed_at: removed ? new Date() : null }))) return null;
    const [before, after] = removed ? [{ title }, null] : [null, { title }];
    noteChange(trx, { subject: `contract:${id}`, before, after, authority });
    return title;
  });
}

export interface RemovedContract {
  id: number;
  title: string;
  /** ISO date and time. */
  at: string;
}

/** Contracts that can still be brought back, the last removed first. */
export async function removedContractsOf(db: Database, actor: Actor, now: Date): Promise<RemovedContract[]> {
  const removed = await db.asActor(actor, (trx) => removedContracts(trx, oldest(now)));
  return removed.map(({ id, title, removed_at }) => ({ id, title, at: removed_at?.toISOString() ?? '' }));
}

/** The work of every night: what nobody has brought back in time goes for good. */
export async function forgetRemovedContracts(db: Database, now: Date): Promise<void> {
  await db.asOperator((trx) => deleteRemoved(trx, oldest(now)));
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - DAYS_OF_UNDO * 86_400_000);
}
