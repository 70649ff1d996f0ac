import type { Insertable, Selectable } from 'kysely';
import type { CatalogueEntity, CatalogueLogTable, Transaction } from '#lib/server/database/index.ts';
import { isId, type PageRequest, type Rows } from '../page.ts';
import { selectPage } from './select-page.ts';

export type Log = Selectable<CatalogueLogTable>;

export async function selectLog(trx: Transaction, id: string): Promise<Log | null> {
  if (!isId(id)) return null;
  const log = await trx.selectFrom('catalogue_log').selectAll().where('id', '=', id).executeTakeFirst();
  return log ?? null;
}

/** Newest first. */
export async function selectLogs(
  trx: Transaction,
  page: PageRequest,
  about: { type: CatalogueEntity; id: string } | null,
  search: string,
): Promise<Rows<Log>> {
  let logs = trx.selectFrom('catalogue_log').selectAll();
  if (about) logs = logs.where('entity_type', '=', about.type).where('entity_id', '=', about.id);
  if (search !== '') logs = logs.where('message', 'ilike', `%${search.replace(/[\\%_]/g, '\\$&')}%`);
  return selectPage(logs, 'catalogue_log', page, 'newest');
}

export async function insertLog(trx: Transaction, values: Insertable<CatalogueLogTable>): Promise<Log> {
  return trx.insertInto('catalogue_log').values(values).returningAll().executeTakeFirstOrThrow();
}

export async function updateLog(trx: Transaction, id: string, message: string, at: Date): Promise<Log> {
  return trx
    .updateTable('catalogue_log')
    .set({ message, updated_at: at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteLog(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('catalogue_log').where('id', '=', id).execute();
}
