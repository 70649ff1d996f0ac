import type { Database } from '#lib/server/database/index.ts';
import { selectLinkedProducts, selectShownEntry } from './store/links.ts';

/**
 * The entry of the catalogue that a product is, by its id; null for none. Where that entry is shown by another one, it
 * is the other one.
 *
 * @example const entry = await linkOf(db, 'nextcloud');
 */
export const linkOf = (db: Database, productId: string): Promise<string | null> =>
  db.asOperator((trx) => selectShownEntry(trx, productId));

/**
 * The product that an entry is, or that an entry shown by it is; null for none.
 *
 * @example const product = await productOf(db, entry.id); // 'nextcloud'
 */
export async function productOf(db: Database, softwareId: string): Promise<string | null> {
  return (await productsOf(db, [softwareId])).get(softwareId) ?? null;
}

/** {@link productOf} for many entries at once; those that are no product are left out. */
export const productsOf = (db: Database, softwareIds: readonly string[]): Promise<Map<string, string>> =>
  db.asOperator((trx) => selectLinkedProducts(trx, softwareIds));
