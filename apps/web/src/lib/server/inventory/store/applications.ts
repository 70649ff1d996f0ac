import { sql, type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely';
import type { ApplicationTable, Schema } from '#lib/server/database/index.ts';

export type StoredApplication = Selectable<ApplicationTable>;

/** One statement per 200 rows: a statement may carry 65,535 parameters at most. */
export async function insertApplications(
  db: Kysely<Schema>,
  rows: Insertable<ApplicationTable>[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (let start = 0; start < rows.length; start += 200) {
    const inserted = await db
      .insertInto('application')
      .values(rows.slice(start, start + 200))
      .returning(['id', 'source_key'])
      .execute();
    for (const row of inserted) ids.set(row.source_key, row.id);
  }
  return ids;
}

export async function updateApplication(
  db: Kysely<Schema>,
  id: number,
  set: Updateable<ApplicationTable>,
): Promise<void> {
  await db
    .updateTable('application')
    .set((expression) => ({ ...set, updated_at: new Date(), revision: expression('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function softDeleteApplications(db: Kysely<Schema>, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('application').set({ deleted_at: new Date() }).where(oneOf(ids)).execute();
}

/** Removed applications, in the order in which they were removed. */
export async function removedApplications(db: Kysely<Schema>, ids: number[]): Promise<StoredApplication[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('application')
    .selectAll()
    .where('id', 'in', ids)
    .where('deleted_at', 'is not', null)
    .orderBy('deleted_at')
    .orderBy('id')
    .execute();
}

/** What a person took out of the inventory, last first; not what left it because an import was taken back. */
export async function newestRemoved(db: Kysely<Schema>, limit: number) {
  return db
    .selectFrom('application')
    .select(['id', 'name', 'deleted_at'])
    .where('deleted_at', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('change')
          .select('change.id')
          .whereRef('change.authority_id', '=', 'application.authority_id')
          .where('change.subject', '=', sql<string>`'application:' || application.id`)
          .where('change.kind', '=', 'remove'),
      ),
    )
    .orderBy('deleted_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Leaves out those whose key a standing application bears; returns the others. */
export async function bringBackApplications(db: Kysely<Schema>, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const back = await db
    .updateTable('application')
    .set({ deleted_at: null })
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('application as standing')
            .select('standing.id')
            .where('standing.deleted_at', 'is', null)
            .whereRef('standing.authority_id', '=', 'application.authority_id')
            .whereRef('standing.source_key', '=', 'application.source_key'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return back.map(({ id }) => id);
}

const jsonColumns = new Set(['match_reasons', 'candidates', 'edited']);

/** Gives columns back the values that a change had kept. */
export async function restoreApplication(
  db: Kysely<Schema>,
  id: number,
  before: Record<string, unknown>,
): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(before).map(([column, value]) => [
      column,
      jsonColumns.has(column) ? JSON.stringify(value) : value,
    ]),
  );
  await updateApplication(db, id, set);
}

export async function readApplication(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredApplication | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** One parameter for all of them: a statement may carry 65,535 at most. */
function oneOf(ids: number[]) {
  return sql<boolean>`id = any(${ids}::bigint[])`;
}

export async function applicationsById(db: Kysely<Schema>, ids: number[]): Promise<StoredApplication[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('application').selectAll().where(oneOf(ids)).where('deleted_at', 'is', null).execute();
}

export async function applicationsByMatchKey(
  db: Kysely<Schema>,
  authority: number,
  key: string,
): Promise<StoredApplication[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('match_key', '=', key)
    .where('deleted_at', 'is', null)
    .execute();
}

/** Names that no person has decided and the matcher was not sure of, or knows no product for. */
export async function undecidedApplications(db: Kysely<Schema>) {
  return db
    .selectFrom('application')
    .select([
      'id',
      'authority_id',
      'raw_name',
      'match_key',
      'match_state',
      'vendor_text',
      'department',
      'match_reasons',
      'candidates',
    ])
    .where('match_state', 'in', ['review', 'new'])
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
}

export async function applicationsOfProduct(
  db: Kysely<Schema>,
  authority: number,
  product: string,
): Promise<StoredApplication[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('product_id', '=', product)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
}
