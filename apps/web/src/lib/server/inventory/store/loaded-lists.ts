import { sql, type Kysely } from 'kysely';
import { copyInto, type Schema, type Transaction } from '#lib/server/database/index.ts';
import { loadedColumns, type LoadedTable } from './loaded-rows.ts';

/** Writes rows that were made elsewhere. */
export async function writeLoaded(
  trx: Transaction,
  rows: readonly (readonly [LoadedTable, Uint8Array])[],
): Promise<void> {
  for (const [table, lines] of rows) await copyInto(trx, table, loadedColumns[table], lines);
}

/** Authorities by key, with whether lists can be loaded into them: they stand, and nothing was ever brought in. */
export async function loadableAuthorities(
  db: Kysely<Schema>,
): Promise<Map<string, { id: number; isEmpty: boolean }>> {
  const has = (table: 'application' | 'import' | 'match_decision') => sql<boolean>`
    exists (select from ${sql.table(table)} held where held.authority_id = authority.id)`;
  const rows = await db
    .selectFrom('authority')
    .select(['id', 'key', 'ended_on'])
    .select(sql<boolean>`${has('application')} or ${has('import')} or ${has('match_decision')}`.as('is_used'))
    .where('key', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ id, key, ended_on, is_used }) => [key ?? '', { id, isEmpty: !is_used && ended_on === null }]),
  );
}

/** The ids that come next; nobody else may add to the tables meanwhile. */
export interface FreeIds {
  application: number;
  list_source: number;
}

/** The first free ids. */
export async function firstIds(db: Kysely<Schema>): Promise<FreeIds> {
  const { rows } = await sql<FreeIds>`
    select nextval(pg_get_serial_sequence('application', 'id')) as application,
      nextval(pg_get_serial_sequence('list_source', 'id')) as list_source`.execute(db);
  if (!rows[0]) throw new Error('a sequence gives a number');
  return rows[0];
}

/** From here on the tables number their rows themselves again. */
export async function keepIds(db: Kysely<Schema>, { application, list_source }: FreeIds): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence('application', 'id'), ${application}::bigint),
      setval(pg_get_serial_sequence('list_source', 'id'), ${list_source}::bigint)`.execute(db);
}
