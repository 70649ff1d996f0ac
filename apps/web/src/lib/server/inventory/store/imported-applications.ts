import { sql, type Kysely } from 'kysely';
import type { Schema } from '#lib/server/database/index.ts';
import type { ImportedFields } from '../application-fields.ts';
import type { MatchedFields } from '../matched-fields.ts';
import { givenRows } from './given-rows.ts';

/** The columns that a list fills, with their types in the store. */
const imported = {
  name: 'text',
  raw_name: 'text',
  vendor_text: 'text',
  version: 'text',
  department: 'text',
  capability_id: 'text',
  category: 'text',
  description: 'text',
  installations: 'int',
  users: 'int',
  criticality: 'smallint',
  reach: 'smallint',
  hosting: 'text',
  contract_start: 'date',
  contract_end: 'date',
  notice_months: 'int',
  cost_cents: 'bigint',
  external_id: 'text',
  status: 'text',
  note: 'text',
} as const satisfies Record<keyof ImportedFields, string>;

const matched = {
  match_key: 'text',
  product_id: 'text',
  match_state: 'text',
  match_score: 'double precision',
  match_reasons: 'jsonb',
  candidates: 'jsonb',
} as const satisfies Record<keyof MatchedFields, string>;

const columnsOf = <Types extends object>(types: Types) => Object.keys(types) as (keyof Types)[];
export const importedColumns = columnsOf(imported);
export const matchedColumns = columnsOf(matched);

/**
 * What a list of the authority can mean: what stands in its inventory, and what was taken out of it although lists still
 * name it. What left because an import was taken back has no sighting any more.
 */
export async function knownApplications(db: Kysely<Schema>, authority: number) {
  return db
    .selectFrom('application')
    .select([
      'id',
      'source_key',
      'match_key',
      'product_id',
      'match_state',
      'edited',
      'revision',
      'deleted_at',
    ])
    .select(['last_import', ...importedColumns])
    .where('authority_id', '=', authority)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('deleted_at', 'is', null),
        exists(
          selectFrom('sighting')
            .select('sighting.source_id')
            .whereRef('sighting.application_id', '=', 'application.id'),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
}

export type NewApplication = ImportedFields & MatchedFields & { source_key: string };

/** The columns of a new application, with their types in the store. */
export const newApplicationColumns = { source_key: 'text', ...imported, ...matched } as const;

/** Returns the ids by source key. */
export async function insertNewApplications(
  db: Kysely<Schema>,
  importId: string,
  rows: readonly NewApplication[],
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const columns = columnsOf(newApplicationColumns);
  const created = await db
    .insertInto('application')
    .columns([...columns, 'first_import', 'last_import'])
    .expression(
      db
        .selectFrom(givenRows(rows, newApplicationColumns))
        .select(columns.map((column) => `given.${column}` as const))
        .select([
          sql<string>`${importId}::uuid`.as('first_import'),
          sql<string>`${importId}::uuid`.as('last_import'),
        ]),
    )
    .returning(['id', 'source_key'])
    .execute();
  return new Map(created.map(({ id, source_key }) => [source_key, id]));
}

/** The application as it is to be, with the revision at which it was read. */
export interface ApplicationState extends ImportedFields, MatchedFields {
  id: number;
  revision: number;
  source_key: string;
  edited: readonly string[];
  last_import: string | null;
  deleted_at: Date | string | null;
}

const state = {
  id: 'bigint',
  revision: 'int',
  source_key: 'text',
  edited: 'jsonb',
  last_import: 'uuid',
  deleted_at: 'timestamptz',
  ...imported,
  ...matched,
} as const satisfies Record<keyof ApplicationState, string>;

/** Applications with everything that an import can change, also removed ones. */
export async function applicationStates(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<ApplicationState[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('application')
    .select(columnsOf(state))
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .execute();
}

/**
 * Writes applications anew that nobody has changed since they were read; returns how many those are. The caller gives
 * the whole transaction up when some are left out.
 */
export async function writeApplicationStates(
  db: Kysely<Schema>,
  states: readonly ApplicationState[],
): Promise<number> {
  if (states.length === 0) return 0;
  const written = columnsOf(state).filter((column) => column !== 'id' && column !== 'revision');
  const { numUpdatedRows } = await db
    .updateTable('application')
    .from(givenRows(states, state))
    .set(({ ref, eb }) => ({
      ...Object.fromEntries(written.map((column) => [column, ref(`given.${column}` as never)])),
      updated_at: new Date(),
      revision: eb('application.revision', '+', 1),
    }))
    .whereRef('application.id', '=', 'given.id')
    .whereRef('application.revision', '=', 'given.revision')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** What an import added and has not left the inventory since. */
export async function applicationsFirstIn(db: Kysely<Schema>, importId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('application')
    .select('id')
    .where('first_import', '=', importId)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Which of these keys applications in the inventory bear, by key. */
export async function bearersOf(
  db: Kysely<Schema>,
  authority: number,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('application')
    .select(['id', 'source_key'])
    .where('authority_id', '=', authority)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`source_key = any(${[...keys]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, source_key }) => [source_key, id]));
}
