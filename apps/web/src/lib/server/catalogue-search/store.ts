import { sql, type Selectable } from 'kysely';
import type { SoftwareTable, Transaction } from '#lib/server/database/index.ts';

/** What the index needs of an entry. */
export type IndexedRow = Pick<
  Selectable<SoftwareTable>,
  | 'id'
  | 'url'
  | 'name'
  | 'active'
  | 'standing'
  | 'model'
  | 'fork_of'
  | 'merged_into'
  | 'checked_at'
  | 'updated_at'
> & { publisher: string | null };

const columns = [
  'software.id',
  'software.url',
  'software.name',
  'software.active',
  'software.standing',
  'software.model',
  'software.fork_of',
  'software.merged_into',
  'software.checked_at',
  'software.updated_at',
  'publisher.description as publisher',
] as const;

const indexed = (trx: Transaction) =>
  trx.selectFrom('software').leftJoin('publisher', 'publisher.id', 'software.publisher_id').select(columns);

/** The next entries in the order of their ids. */
export async function readRowsAfter(
  trx: Transaction,
  after: string | null,
  limit: number,
): Promise<IndexedRow[]> {
  let query = indexed(trx).orderBy('software.id').limit(limit);
  if (after !== null) query = query.where('software.id', '>', after);
  return query.execute();
}

export async function readRows(trx: Transaction, ids: readonly string[]): Promise<IndexedRow[]> {
  if (ids.length === 0) return [];
  return indexed(trx).where('software.id', 'in', ids).execute();
}

/** The time by which the store stamps what is written. */
export async function readClock(trx: Transaction): Promise<Date> {
  const { at } = await trx.selectNoFrom(sql<Date>`now()`.as('at')).executeTakeFirstOrThrow();
  return at;
}

/** Entries that were written at or after a time, the oldest first. */
export async function readChangedSince(
  trx: Transaction,
  since: Date,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<{ id: string; updated_at: Date }[]> {
  let query = trx
    .selectFrom('software')
    .select(['id', 'updated_at'])
    .where('updated_at', '>=', since)
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(updated_at, id) > (${after.at}, ${after.id}::uuid)`);
  return query.execute();
}

/** Entries whose repository was looked at since a time. */
export async function readObservedSince(trx: Transaction, since: Date, limit: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('software_activity')
    .select('software_id')
    .where('observed_at', '>', since)
    .orderBy('observed_at')
    .limit(limit)
    .execute();
  return rows.map(({ software_id }) => software_id);
}
