import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** How the catalogue stands: what any change of it, or of the uses, changes too. */
export async function catalogueState(
  trx: Transaction,
): Promise<{ changedAt: Date | null; software: number; uses: number; published: string | null }> {
  const software = await trx
    .selectFrom('software')
    .select([({ fn }) => fn.max('updated_at').as('changedAt'), ({ fn }) => fn.countAll<number>().as('count')])
    .executeTakeFirstOrThrow();
  const uses = await trx
    .selectFrom('published_use')
    .select([
      ({ fn }) => fn.countAll<number>().as('count'),
      // Ids are random: together they change whenever one of them does.
      sql<string | null>`md5(string_agg(id::text, '' order by id))`.as('published'),
    ])
    .executeTakeFirstOrThrow();
  return {
    changedAt: software.changedAt,
    software: Number(software.count),
    uses: Number(uses.count),
    published: uses.published,
  };
}

/** Names of publishers by id. */
export async function publisherNames(trx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('publisher')
    .select(['id', 'description'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, description }) => [id, description]));
}

/** Ids of entries that changed last, newest first; from one of them on, where a page before ended there. */
export async function lastChanged(
  trx: Transaction,
  before: { at: Date; id: string } | null,
  limit: number,
): Promise<{ id: string; updated_at: Date }[]> {
  let query = trx
    .selectFrom('software')
    .select(['id', 'updated_at'])
    .where('active', '=', true)
    .where('merged_into', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (before)
    query = query.where(sql<boolean>`(updated_at, id) < (${before.at}::timestamptz(3), ${before.id}::uuid)`);
  return query.execute();
}
