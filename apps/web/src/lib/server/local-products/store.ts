import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { LocalProductTable, Transaction } from '#lib/server/database/index.ts';

export type StoredProduct = Selectable<LocalProductTable>;

/** What stands, by name. */
export async function standingProducts(trx: Transaction): Promise<StoredProduct[]> {
  return trx
    .selectFrom('local_product')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
}

/** Last removed first. */
export async function removedProducts(trx: Transaction, limit: number): Promise<StoredProduct[]> {
  return trx
    .selectFrom('local_product')
    .selectAll()
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function readProduct(trx: Transaction, id: number): Promise<StoredProduct | undefined> {
  return trx.selectFrom('local_product').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Null when a standing product of the authority bears the name already. */
export async function insertProduct(
  trx: Transaction,
  product: Insertable<LocalProductTable>,
): Promise<number | null> {
  const inserted = await trx
    .insertInto('local_product')
    .values(product)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

export async function updateProduct(
  trx: Transaction,
  id: number,
  set: Updateable<LocalProductTable>,
): Promise<void> {
  await trx
    .updateTable('local_product')
    .set({ ...set, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** Whether another standing product of the same authority bears the name. */
export async function isNameTaken(
  trx: Transaction,
  authority: number,
  name: string,
  except: number,
): Promise<boolean> {
  const other = await trx
    .selectFrom('local_product')
    .select('id')
    .where('authority_id', '=', authority)
    .where('removed_at', 'is', null)
    .where('id', '!=', except)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst();
  return other !== undefined;
}

/** How many applications of the inventory are matched with each product described by the authority. */
export async function applicationsOfOwnProducts(trx: Transaction): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('application')
    .select(['product_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('deleted_at', 'is', null)
    .where('product_id', 'like', 'local:%')
    .groupBy('product_id')
    .execute();
  return new Map(rows.map(({ product_id, count }) => [product_id ?? '', Number(count)]));
}
