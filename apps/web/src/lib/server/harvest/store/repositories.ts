import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { HarvestRepositoryTable, Transaction } from '#lib/server/database/index.ts';

export type StoredRepository = Selectable<HarvestRepositoryTable>;

export async function repositoryByUrl(trx: Transaction, url: string): Promise<StoredRepository | null> {
  return (await all(trx).where('url', '=', url).executeTakeFirst()) ?? null;
}

export async function repositoryByForgeId(
  trx: Transaction,
  host: string,
  forgeId: string,
): Promise<StoredRepository | null> {
  const row = await all(trx).where('host', '=', host).where('forge_id', '=', forgeId).executeTakeFirst();
  return row ?? null;
}

/** The repositories that an entry is fed from, the one that was looked at last first. */
export async function repositoriesOfEntry(trx: Transaction, softwareId: string): Promise<StoredRepository[]> {
  return all(trx).where('software_id', '=', softwareId).orderBy('checked_at', 'desc').execute();
}

const all = (trx: Transaction) => trx.selectFrom('harvest_repository').selectAll();

export async function insertRepository(
  trx: Transaction,
  values: Insertable<HarvestRepositoryTable>,
): Promise<StoredRepository> {
  return trx
    .insertInto('harvest_repository')
    .values(values)
    .onConflict((conflict) => conflict.column('url').doUpdateSet({ host: values.host }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateRepository(
  trx: Transaction,
  id: number,
  values: Updateable<HarvestRepositoryTable>,
): Promise<void> {
  await trx.updateTable('harvest_repository').set(values).where('id', '=', id).execute();
}

export async function deleteRepository(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('harvest_repository').where('id', '=', id).execute();
}

/** Repositories that entries stand for, whose activity was last counted before a moment or never; these first. */
export async function leastObserved(
  trx: Transaction,
  before: Date,
  limit: number,
): Promise<StoredRepository[]> {
  return trx
    .selectFrom('harvest_repository')
    .leftJoin('software_activity', 'software_activity.software_id', 'harvest_repository.software_id')
    .selectAll('harvest_repository')
    .where('harvest_repository.outcome', 'in', ['valid', 'faulty'])
    .where(({ or, eb }) =>
      or([eb('software_activity.observed_at', 'is', null), eb('software_activity.observed_at', '<', before)]),
    )
    .orderBy('software_activity.observed_at', (order) => order.asc().nullsFirst())
    .orderBy('harvest_repository.id')
    .limit(limit)
    .execute();
}

/** Notes for many at once that this run has seen them and that nothing was to be fetched. */
export async function touchRepositories(
  trx: Transaction,
  ids: readonly number[],
  seen: { run_id: number | null; checked_at: Date },
): Promise<void> {
  if (ids.length > 0) await trx.updateTable('harvest_repository').set(seen).where('id', 'in', ids).execute();
}

/** Repositories of a source that this run has not seen, in the order of their ids. */
export async function unseenRepositories(
  trx: Transaction,
  { source, run, after, limit }: { source: number; run: number; after: number; limit: number },
): Promise<StoredRepository[]> {
  return all(trx)
    .where('source_id', '=', source)
    .where('id', '>', after)
    .where((where) => where.or([where('run_id', 'is', null), where('run_id', '<', run)]))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Those that somebody has asked for, the longest waiting first. */
export async function wantedRepositories(
  trx: Transaction,
  now: Date,
  limit: number,
): Promise<StoredRepository[]> {
  return all(trx).where('wanted_at', '<=', now).orderBy('wanted_at').limit(limit).execute();
}

/** It was looked at; unless somebody has asked once more since then. */
export async function settleWanted(trx: Transaction, id: number, wantedAt: Date): Promise<void> {
  await trx
    .updateTable('harvest_repository')
    .set({ wanted_at: null })
    .where('id', '=', id)
    .where('wanted_at', '<=', wantedAt)
    .execute();
}

/** What came of the last look at the repositories of a source, counted. */
export async function countOutcomes(
  trx: Transaction,
  source: number,
): Promise<{ outcome: string; count: number }[]> {
  return trx
    .selectFrom('harvest_repository')
    .select(['outcome', sql<number>`count(*)::int`.as('count')])
    .where('source_id', '=', source)
    .groupBy('outcome')
    .orderBy('outcome')
    .execute();
}

/** The repositories of a source in the order of their addresses. */
export async function selectRepositories(
  trx: Transaction,
  { source, outcome, after, limit }: { source: number; outcome: string | null; after: string; limit: number },
): Promise<StoredRepository[]> {
  let query = all(trx).where('source_id', '=', source).where('url', '>', after).orderBy('url').limit(limit);
  if (outcome !== null) query = query.where('outcome', '=', outcome);
  return query.execute();
}
