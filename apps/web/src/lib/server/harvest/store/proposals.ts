import type { Insertable, Selectable, Updateable } from 'kysely';
import type { HarvestProposalTable, Transaction } from '#lib/server/database/index.ts';

export type StoredProposal = Selectable<HarvestProposalTable>;

/** Null where this address waits already. */
export async function insertProposal(
  trx: Transaction,
  values: Insertable<HarvestProposalTable>,
): Promise<number | null> {
  const row = await trx
    .insertInto('harvest_proposal')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function selectProposal(trx: Transaction, id: number): Promise<StoredProposal | null> {
  const row = await trx
    .selectFrom('harvest_proposal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Waiting ones the oldest first, decided ones the newest first. */
export async function selectProposals(
  trx: Transaction,
  which: 'waiting' | 'decided',
  limit: number,
): Promise<StoredProposal[]> {
  const all = trx.selectFrom('harvest_proposal').selectAll().limit(limit);
  return which === 'waiting'
    ? all.where('state', '=', 'waiting').orderBy('id').execute()
    : all.where('state', '<>', 'waiting').orderBy('decided_at', 'desc').orderBy('id', 'desc').execute();
}

/** The newest proposal of this address; null for none. */
export async function newestProposalAt(trx: Transaction, url: string): Promise<StoredProposal | null> {
  const row = await trx
    .selectFrom('harvest_proposal')
    .selectAll()
    .where('url', '=', url)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

export async function countWaiting(trx: Transaction): Promise<number> {
  const { count } = await trx
    .selectFrom('harvest_proposal')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function decideProposal(
  trx: Transaction,
  id: number,
  values: Updateable<HarvestProposalTable>,
): Promise<void> {
  await trx.updateTable('harvest_proposal').set(values).where('id', '=', id).execute();
}
