import { sql, type Insertable, type Selectable } from 'kysely';
import type { FederatedOfferTable, PublishedUseTable, Transaction } from '#lib/server/database/index.ts';

export type StoredOffer = Selectable<FederatedOfferTable>;

export async function putOffer(trx: Transaction, offer: Insertable<FederatedOfferTable>): Promise<void> {
  const { source_url: _source, url: _url, ...changed } = offer;
  await trx
    .insertInto('federated_offer')
    .values(offer)
    .onConflict((conflict) => conflict.columns(['source_url', 'url']).doUpdateSet(changed))
    .execute();
}

export async function dropOffer(trx: Transaction, source: string, url: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('federated_offer')
    .where('source_url', '=', source)
    .where('url', '=', url)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function offersOf(trx: Transaction, url: string): Promise<StoredOffer[]> {
  return trx.selectFrom('federated_offer').selectAll().where('url', '=', url).execute();
}

/** What a reading of a source has not seen: no longer offered. A few at once. */
export async function unseenOffers(
  trx: Transaction,
  source: string,
  round: number,
  limit: number,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('federated_offer')
    .select('url')
    .where('source_url', '=', source)
    .where('round', '!=', round)
    .orderBy('url')
    .limit(limit)
    .execute();
  return rows.map(({ url }) => url);
}

/** When each version of an entry was first seen here. */
export async function versionsSeen(trx: Transaction, software: string): Promise<Map<string, Date>> {
  const rows = await trx
    .selectFrom('software_version')
    .select(['sha256', ({ fn }) => fn.min('seen_at').as('seen')])
    .where('software_id', '=', software)
    .groupBy('sha256')
    .execute();
  return new Map(rows.map(({ sha256, seen }) => [sha256, seen]));
}

/** Replaces the uses that a catalogue declares. Returns how many it has now. */
export async function replaceUses(
  trx: Transaction,
  source: string,
  uses: readonly Insertable<PublishedUseTable>[],
): Promise<void> {
  const kept = uses.flatMap(({ origin_id: id }) => id ?? []);
  await trx
    .deleteFrom('published_use')
    .where('origin_url', '=', source)
    .where('origin_id', 'not in', kept.length > 0 ? kept : [''])
    .execute();
  for (const use of uses)
    await trx
      .insertInto('published_use')
      .values(use)
      .onConflict((conflict) =>
        conflict.columns(['origin_url', 'origin_id']).doUpdateSet({
          ...use,
          id: sql`published_use.id`,
        }),
      )
      .execute();
}
