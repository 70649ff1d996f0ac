import type { Insertable, Selectable, Updateable } from 'kysely';
import type { ContractListTable, Transaction } from '#lib/server/database/index.ts';

export type StoredList = Selectable<ContractListTable>;

export async function insertList(trx: Transaction, row: Insertable<ContractListTable>): Promise<string> {
  const { id } = await trx.insertInto('contract_list').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function readContractList(trx: Transaction, id: string): Promise<StoredList | undefined> {
  return trx.selectFrom('contract_list').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Changes a draft; false for what is no draft any more. */
export async function updateDraft(
  trx: Transaction,
  id: string,
  set: Updateable<ContractListTable>,
): Promise<boolean> {
  const updated = await trx
    .updateTable('contract_list')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

export async function deleteDraft(trx: Transaction, id: string): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('contract_list')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** Deletes drafts from before this day; for the operator. */
export async function deleteOldDrafts(trx: Transaction, before: Date): Promise<void> {
  await trx
    .deleteFrom('contract_list')
    .where('state', '=', 'draft')
    .where('created_at', '<', before)
    .execute();
}
