import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type {
  ArchivedReleaseTable,
  ArchivedRepositoryTable,
  ArchivedVisitTable,
  Transaction,
} from '#lib/server/database/index.ts';
import { isEntryId } from './git/repository-folder.ts';

export type ArchivedRepository = Selectable<ArchivedRepositoryTable>;
export type ArchivedRelease = Selectable<ArchivedReleaseTable>;
export type ArchivedVisit = Selectable<ArchivedVisitTable>;

export async function selectRepository(trx: Transaction, id: string): Promise<ArchivedRepository | null> {
  if (!isEntryId(id)) return null;
  const found = trx.selectFrom('archived_repository').selectAll().where('software_id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}

/** Marks an entry for keeping, for the first time or again. */
export async function upsertRepository(
  trx: Transaction,
  { id, name, url, by, now }: { id: string; name: string; url: string; by: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('archived_repository')
    .values({ software_id: id, name, url, kept_by: by, kept_at: now })
    .onConflict((conflict) =>
      conflict.column('software_id').doUpdateSet({ kept: true, kept_by: by, kept_at: now }),
    )
    .execute();
}

export async function updateRepository(
  trx: Transaction,
  id: string,
  set: Updateable<ArchivedRepositoryTable>,
): Promise<void> {
  await trx.updateTable('archived_repository').set(set).where('software_id', '=', id).execute();
}

/** All that are brought up to date, the one that waits longest first. */
export async function selectKept(trx: Transaction): Promise<ArchivedRepository[]> {
  return trx
    .selectFrom('archived_repository')
    .selectAll()
    .where('kept', '=', true)
    .orderBy(sql`asked_at nulls first`)
    .orderBy('software_id')
    .execute();
}

/** Bytes of all copies but this one's. */
export async function sumOtherBytes(trx: Transaction, id: string | null): Promise<number> {
  let query = trx.selectFrom('archived_repository').select((all) => all.fn.sum<number>('bytes').as('bytes'));
  if (id !== null) query = query.where('software_id', '!=', id);
  return Number((await query.executeTakeFirst())?.bytes ?? 0);
}

/** The releases of a copy, newest first; those of before, too. */
export async function selectReleases(
  trx: Transaction,
  id: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<ArchivedRelease[]> {
  return trx
    .selectFrom('archived_release')
    .selectAll()
    .where('software_id', '=', id)
    .orderBy('released_at', 'desc')
    .orderBy('name', 'desc')
    .orderBy('object_id')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countReleases(trx: Transaction, id: string): Promise<number> {
  const counted = trx.selectFrom('archived_release').select((all) => all.fn.countAll<number>().as('count'));
  return Number((await counted.where('software_id', '=', id).executeTakeFirst())?.count ?? 0);
}

/** The releases that are, or name, this object. */
export async function selectReleasesAt(
  trx: Transaction,
  id: string,
  object: string,
): Promise<ArchivedRelease[]> {
  return trx
    .selectFrom('archived_release')
    .selectAll()
    .where('software_id', '=', id)
    .where((row) => row.or([row('object_id', '=', object), row('revision_id', '=', object)]))
    .orderBy('released_at', 'desc')
    .execute();
}

export async function insertReleases(
  trx: Transaction,
  rows: Insertable<ArchivedReleaseTable>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await trx
      .insertInto('archived_release')
      .values(rows.slice(at, at + 500))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Notes which tags lead elsewhere now or are gone, and which are as they were once more. */
export async function markSuperseded(
  trx: Transaction,
  id: string,
  present: readonly { name: string; objectId: string }[],
  now: Date,
): Promise<void> {
  await sql`
    with present as (
      select e ->> 'name' as name, e ->> 'objectId' as object_id from jsonb_array_elements(${JSON.stringify(present)}::jsonb) e
    )
    update archived_release r set superseded_at =
      case when exists (select from present p where p.name = r.name and p.object_id = r.object_id)
        then null else coalesce(r.superseded_at, ${now}::timestamptz) end
    where r.software_id = ${id}::uuid`.execute(trx);
}

export async function insertVisit(trx: Transaction, visit: Insertable<ArchivedVisitTable>): Promise<void> {
  await trx.insertInto('archived_visit').values(visit).execute();
}

/** The newest visits. */
export async function selectVisits(trx: Transaction, id: string, limit: number): Promise<ArchivedVisit[]> {
  return trx
    .selectFrom('archived_visit')
    .selectAll()
    .where('software_id', '=', id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
