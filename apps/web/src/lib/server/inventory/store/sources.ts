import type { Kysely, Selectable } from 'kysely';
import type { ListSourceTable, Schema } from '#lib/server/database/index.ts';

export type StoredSource = Selectable<ListSourceTable>;

/** The sources of an authority, the one whose list came in last first. */
export async function sourcesOf(db: Kysely<Schema>, authority: number): Promise<StoredSource[]> {
  return db
    .selectFrom('list_source')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy(
      ({ selectFrom }) =>
        selectFrom('import')
          .select('import.finished_at')
          .whereRef('import.source_id', '=', 'list_source.id')
          .where('import.state', '=', 'done')
          .orderBy('import.finished_at', 'desc')
          .limit(1),
      (order) => order.desc().nullsLast(),
    )
    .orderBy('id', 'desc')
    .execute();
}

export async function readSource(db: Kysely<Schema>, id: number): Promise<StoredSource | undefined> {
  return db.selectFrom('list_source').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertSource(
  db: Kysely<Schema>,
  values: { name: string; shape: string },
): Promise<StoredSource> {
  return db.insertInto('list_source').values(values).returningAll().executeTakeFirstOrThrow();
}

export async function updateSource(
  db: Kysely<Schema>,
  id: number,
  set: { name?: string; shape?: string },
): Promise<void> {
  await db.updateTable('list_source').set(set).where('id', '=', id).execute();
}

export async function deleteSource(db: Kysely<Schema>, id: number): Promise<void> {
  await db.deleteFrom('list_source').where('id', '=', id).execute();
}
