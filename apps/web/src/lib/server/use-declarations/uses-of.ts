import type { Database } from '#lib/server/database/index.ts';
import { countUsesByLand, usesOfProduct, usesOfSoftware, type PublishedUse } from './store/published.ts';

const today = (now: Date): string => now.toISOString().slice(0, 10);

/**
 * Who uses an entry of the catalogue, as released and not yet expired: those of this instance first, then by name. What
 * was merged into the entry counts for it.
 *
 * @example (await usesOf(db, entry.id)).map(({ authority_name }) => authority_name)
 */
export async function usesOf(db: Database, softwareId: string, now = new Date()): Promise<PublishedUse[]> {
  return (await usesOfAll(db, [softwareId], now)).get(softwareId) ?? [];
}

/** The same for several entries at once, by the id of the entry that shows them. */
export async function usesOfAll(
  db: Database,
  softwareIds: readonly string[],
  now = new Date(),
): Promise<Map<string, PublishedUse[]>> {
  const rows = await db.asOperator((trx) => usesOfSoftware(trx, softwareIds, today(now)));
  const uses = new Map<string, PublishedUse[]>();
  for (const { shown_with: id, ...use } of rows) uses.set(id, [...(uses.get(id) ?? []), use]);
  return uses;
}

/** Who uses a product among the facts that has no entry of its own. */
export async function usesOfProducts(
  db: Database,
  productIds: readonly string[],
  now = new Date(),
): Promise<PublishedUse[]> {
  return db.asOperator((trx) => usesOfProduct(trx, productIds, today(now)));
}

/** How many authorities of a Land use an entry. */
export interface UsesInLand {
  software: string;
  /** Two digits. */
  land: string;
  count: number;
}

/** For the facet “in use in (Land)”: every entry that is in use somewhere, by Land. */
export async function usesByLand(db: Database, now = new Date()): Promise<UsesInLand[]> {
  const rows = await db.asOperator((trx) => countUsesByLand(trx, today(now)));
  return rows.map(({ software, land, count }) => ({ software, land, count: Number(count) }));
}
