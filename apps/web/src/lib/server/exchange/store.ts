import { VARIABLES } from '@allmende/sovereignty';
import { sql, type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely';
import type { ExchangeExportTable, ExchangeReturnTable, Schema } from '#lib/server/database/index.ts';
import type { FieldValue } from './columns.ts';
import type { Standing } from './comparison.ts';

export type StoredExport = Selectable<ExchangeExportTable>;
export type StoredReturn = Selectable<ExchangeReturnTable>;

/** The columns of an application that somebody may fill in. */
const fields = [
  'name',
  'vendor_text',
  'version',
  'department',
  'capability_id',
  'users',
  'installations',
  'criticality',
  'reach',
  'hosting',
  'contract_start',
  'contract_end',
  'notice_months',
  'cost_cents',
  'status',
  'note',
] as const;

/** Every application in the inventory as it is now, with the answers about it, by id. */
export async function standingCells(
  db: Kysely<Schema>,
): Promise<Map<number, Standing & { revision: number }>> {
  const applications = await db
    .selectFrom('application')
    .select(['id', 'revision', ...fields])
    .where('deleted_at', 'is', null)
    .execute();
  const answers = await db
    .selectFrom('answer')
    .select(['application_id', 'variable', 'value', 'state'])
    .where('variable', 'in', VARIABLES)
    .execute();
  const standing = new Map(
    applications.map(({ id, revision, ...cells }) => [
      id,
      { name: cells.name, revision, cells: cells as Record<string, FieldValue> },
    ]),
  );
  for (const { application_id: id, variable, value, state } of answers) {
    const application = standing.get(id);
    if (application) application.cells[variable] = state === 'known' ? value : state;
  }
  return standing;
}

/** Whether the authority takes changes in; one that was merged or split does not. Held until the end of the transaction. */
export async function takesChangesIn(db: Kysely<Schema>, authority: number): Promise<boolean> {
  const row = await db
    .selectFrom('authority')
    .select('ended_on')
    .where('id', '=', authority)
    .forShare()
    .executeTakeFirst();
  return row !== undefined && row.ended_on === null;
}

export async function authorityName(db: Kysely<Schema>, authority: number): Promise<string> {
  const { name } = await db
    .selectFrom('authority')
    .select('name')
    .where('id', '=', authority)
    .executeTakeFirstOrThrow();
  return name;
}

export async function insertExport(
  db: Kysely<Schema>,
  values: Insertable<ExchangeExportTable>,
): Promise<number> {
  const { id } = await db
    .insertInto('exchange_export')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function readExport(db: Kysely<Schema>, id: number): Promise<StoredExport | undefined> {
  return db.selectFrom('exchange_export').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function exportsById(db: Kysely<Schema>, ids: readonly number[]): Promise<StoredExport[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('exchange_export')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .execute();
}

export async function newestExports(db: Kysely<Schema>, limit: number) {
  return db
    .selectFrom('exchange_export')
    .select(['id', 'applications', 'created_at'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function insertReturn(
  db: Kysely<Schema>,
  values: Insertable<ExchangeReturnTable>,
): Promise<string> {
  const { id } = await db
    .insertInto('exchange_return')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined for an unknown id, another authority's file, or a text that is no id at all. */
export async function readReturn(db: Kysely<Schema>, id: string): Promise<StoredReturn | undefined> {
  if (!uuid.test(id)) return undefined;
  return db.selectFrom('exchange_return').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Changes a return that is in the state `from`; false when it was not: somebody else may have moved it on. */
export async function moveReturn(
  db: Kysely<Schema>,
  id: string,
  from: StoredReturn['state'],
  set: Updateable<ExchangeReturnTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('exchange_return')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function deleteReturn(db: Kysely<Schema>, id: string): Promise<void> {
  await db.deleteFrom('exchange_return').where('id', '=', id).where('state', '=', 'draft').execute();
}

export async function newestReturns(db: Kysely<Schema>, limit: number) {
  return db
    .selectFrom('exchange_return')
    .select(['id', 'file_name', 'state', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Answers that a file has given, newest first. */
export async function answersFromFile(db: Kysely<Schema>, exchange: string): Promise<number[]> {
  const rows = await db
    .selectFrom('change')
    .select('id')
    .where('kind', '=', 'answer')
    .where(sql<boolean>`after ->> 'exchange' = ${exchange}`)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** For the operator: what was given out longer ago, and files that nobody confirmed within a week. */
export async function deleteOldExchanges(db: Kysely<Schema>, days: number): Promise<void> {
  await db
    .deleteFrom('exchange_export')
    .where('created_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
    .execute();
  await db
    .deleteFrom('exchange_return')
    .where('state', '=', 'draft')
    .where('created_at', '<', sql<Date>`now() - interval '7 days'`)
    .execute();
}
