import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { BundleTable, Transaction } from '#lib/server/database/index.ts';
import { isId, type PageRequest, type Rows } from '../page.ts';
import { selectPage } from './select-page.ts';

export type Bundle = Selectable<BundleTable>;

export async function selectBundle(trx: Transaction, id: string): Promise<Bundle | null> {
  if (!isId(id)) return null;
  return (await trx.selectFrom('bundle').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function selectBundles(
  trx: Transaction,
  page: PageRequest,
  all: boolean,
): Promise<Rows<Bundle>> {
  const bundles = trx.selectFrom('bundle').selectAll();
  return selectPage(all ? bundles : bundles.where('active', '=', true), 'bundle', page, 'oldest');
}

export async function insertBundle(trx: Transaction, values: Insertable<BundleTable>): Promise<Bundle> {
  return trx.insertInto('bundle').values(values).returningAll().executeTakeFirstOrThrow();
}

export async function updateBundle(
  trx: Transaction,
  id: string,
  values: Updateable<BundleTable>,
): Promise<Bundle> {
  return trx.updateTable('bundle').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

export async function deleteBundle(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('bundle').where('id', '=', id).execute();
}

/** Those of these ids that software has, in their order; what was withdrawn is not among them. */
export async function knownSoftware(trx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('software')
    .select('id')
    .where('id', 'in', ids)
    .where(sql<boolean>`gone_reason is distinct from 'withdrawn'`)
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => known.has(id));
}
