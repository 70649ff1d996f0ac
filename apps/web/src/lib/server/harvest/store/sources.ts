import type { Insertable, Selectable, Updateable } from 'kysely';
import type { HarvestRunTable, HarvestSourceTable, Transaction } from '#lib/server/database/index.ts';

export type StoredSource = Selectable<HarvestSourceTable>;
export type StoredRun = Selectable<HarvestRunTable>;

/** Null where this address is a source of this kind already. */
export async function insertSource(
  trx: Transaction,
  values: Insertable<HarvestSourceTable>,
): Promise<number | null> {
  const row = await trx
    .insertInto('harvest_source')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Not one that was taken away. */
export async function selectSource(trx: Transaction, id: number): Promise<StoredSource | null> {
  const row = await trx
    .selectFrom('harvest_source')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Also one that was taken away. */
export async function sourceAt(
  trx: Transaction,
  kind: StoredSource['kind'],
  url: string,
): Promise<StoredSource | null> {
  const row = await trx
    .selectFrom('harvest_source')
    .selectAll()
    .where('kind', '=', kind)
    .where('url', '=', url)
    .executeTakeFirst();
  return row ?? null;
}

/** By name, after the last one of the page before. */
export async function selectSources(trx: Transaction, after: number, limit: number): Promise<StoredSource[]> {
  return trx
    .selectFrom('harvest_source')
    .selectAll()
    .where('id', '>', after)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Sources whose night has come and that are not being harvested. */
export async function selectDueSources(trx: Transaction, now: Date): Promise<number[]> {
  const rows = await trx
    .selectFrom('harvest_source')
    .select('id')
    .where('paused', '=', false)
    .where('removed_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function updateSource(
  trx: Transaction,
  id: number,
  values: Updateable<HarvestSourceTable>,
): Promise<void> {
  await trx.updateTable('harvest_source').set(values).where('id', '=', id).execute();
}

/** Sources that were taken away, the latest first. */
export async function selectRemovedSources(trx: Transaction): Promise<StoredSource[]> {
  return trx
    .selectFrom('harvest_source')
    .selectAll()
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .limit(200)
    .execute();
}

export async function deleteRemovedSources(trx: Transaction, before: Date): Promise<void> {
  await trx.deleteFrom('harvest_source').where('removed_at', '<', before).execute();
}

/** Null where a run of the source is open already. */
export async function insertRun(
  trx: Transaction,
  source_id: number,
  asked_by: string,
): Promise<number | null> {
  const row = await trx
    .insertInto('harvest_run')
    .values({ source_id, asked_by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function selectRun(trx: Transaction, id: number): Promise<StoredRun | null> {
  const row = await trx.selectFrom('harvest_run').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** The newest runs of a source, newest first. */
export async function selectRuns(trx: Transaction, source: number, limit: number): Promise<StoredRun[]> {
  return trx
    .selectFrom('harvest_run')
    .selectAll()
    .where('source_id', '=', source)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Only while it is open: what has been cancelled stays so. Returns whether it was. */
export async function updateRun(
  trx: Transaction,
  id: number,
  values: Updateable<HarvestRunTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('harvest_run')
    .set(values)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
