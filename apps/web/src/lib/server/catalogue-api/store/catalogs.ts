import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Analysis, CatalogTable, Transaction } from '#lib/server/database/index.ts';
import { isId, type PageRequest, type Rows } from '../page.ts';
import { selectPage } from './select-page.ts';

export type Catalog = Selectable<CatalogTable>;

/** By id or by the id that others gave it. */
export async function selectCatalog(trx: Transaction, ref: string): Promise<Catalog | null> {
  const catalogs = trx.selectFrom('catalog').selectAll();
  const found = await (
    isId(ref) ? catalogs.where('id', '=', ref) : catalogs.where('alternative_id', '=', ref)
  ).executeTakeFirst();
  return found ?? null;
}

export async function selectCatalogs(
  trx: Transaction,
  page: PageRequest,
  all: boolean,
): Promise<Rows<Catalog>> {
  const catalogs = trx.selectFrom('catalog').selectAll();
  return selectPage(all ? catalogs : catalogs.where('active', '=', true), 'catalog', page, 'oldest');
}

/** Null where the other id is taken. */
export async function insertCatalog(
  trx: Transaction,
  values: Insertable<CatalogTable>,
): Promise<Catalog | null> {
  const row = await trx
    .insertInto('catalog')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export async function updateCatalog(
  trx: Transaction,
  id: string,
  values: Updateable<CatalogTable>,
): Promise<Catalog> {
  return trx.updateTable('catalog').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** Whether another catalogue has this id, its own or the one that others gave it. */
export async function isCatalogTaken(trx: Transaction, ref: string, except: string | null): Promise<boolean> {
  const others = trx.selectFrom('catalog').select('id');
  const found = await others
    .where(({ or, eb }) => or([eb('alternative_id', '=', ref), ...(isId(ref) ? [eb('id', '=', ref)] : [])]))
    .where(sql<boolean>`id is distinct from ${except}::uuid`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether it holds nothing any more, so that it could go. */
export async function isCatalogEmpty(trx: Transaction, id: string): Promise<boolean> {
  const software = await trx
    .selectFrom('software')
    .select('id')
    .where('catalog_id', '=', id)
    .executeTakeFirst();
  const publisher = await trx
    .selectFrom('publisher')
    .select('id')
    .where('catalog_id', '=', id)
    .executeTakeFirst();
  return software === undefined && publisher === undefined;
}

export async function deleteCatalog(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('catalog').where('id', '=', id).execute();
}

export async function writeAnalysis(
  trx: Transaction,
  table: 'catalog' | 'software',
  id: string,
  analysis: Analysis,
): Promise<void> {
  await trx
    .updateTable(table)
    .set({ analysis: JSON.stringify(analysis) })
    .where('id', '=', id)
    .execute();
}
