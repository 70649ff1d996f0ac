import type { Insertable, Selectable, Updateable } from 'kysely';
import type { PaperTable, Transaction } from '#lib/server/database/index.ts';

export type StoredPaper = Selectable<PaperTable>;

/** What stands, newest first. */
export async function standingPapers(trx: Transaction): Promise<StoredPaper[]> {
  return trx.selectFrom('paper').selectAll().where('removed_at', 'is', null).orderBy('id', 'desc').execute();
}

/** Last removed first. */
export async function removedPapers(trx: Transaction, limit: number): Promise<StoredPaper[]> {
  return trx
    .selectFrom('paper')
    .selectAll()
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function readPaper(trx: Transaction, id: number): Promise<StoredPaper | undefined> {
  return trx.selectFrom('paper').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The same, kept from being changed by others until the transaction ends. */
export async function lockPaper(trx: Transaction, id: number): Promise<StoredPaper | undefined> {
  return trx.selectFrom('paper').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertPaper(trx: Transaction, paper: Insertable<PaperTable>): Promise<number> {
  const { id } = await trx.insertInto('paper').values(paper).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updatePaper(trx: Transaction, id: number, set: Updateable<PaperTable>): Promise<void> {
  await trx
    .updateTable('paper')
    .set(({ eb }) => ({ ...set, revision: eb('revision', '+', 1), updated_at: new Date() }))
    .where('id', '=', id)
    .execute();
}
