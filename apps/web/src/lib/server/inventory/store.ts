import type { FoldedRow } from '@allmende/inventory';
import { sql, type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely';
import type {
  ApplicationTable,
  ImportState,
  ImportTable,
  MatchDecisionTable,
  ListPreview,
  Schema,
} from '#lib/server/database/index.ts';
import type { KeptSheets } from './list-worker.ts';

export type StoredImport = Selectable<ImportTable>;
export type StoredApplication = Selectable<ApplicationTable>;

export interface NewUpload {
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
  /** The list without personal data, for as long as its import is not finished. */
  packed: Uint8Array | null;
  preview: ListPreview;
}

export async function insertUpload(db: Kysely<Schema>, upload: NewUpload): Promise<string> {
  const { id } = await db
    .insertInto('upload')
    .values({
      name: upload.name,
      packed: upload.packed,
      sha256: upload.sha256,
      size: upload.size,
      list: JSON.stringify(upload.preview),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What an import can still be read from; null once it is finished. */
export async function keptSheets(
  db: Kysely<Schema>,
  { upload_id }: StoredImport,
): Promise<(KeptSheets & { upload: string }) | null> {
  if (upload_id === null) return null;
  const upload = await db
    .selectFrom('upload')
    .select(['packed', 'list'])
    .where('id', '=', upload_id)
    .executeTakeFirst();
  if (!upload?.packed) return null;
  return { upload: upload_id, packed: upload.packed, sheet: upload.list?.file.sheet };
}

export async function readPreview(db: Kysely<Schema>, uploadId: string): Promise<ListPreview | null> {
  const row = await db.selectFrom('upload').select('list').where('id', '=', uploadId).executeTakeFirst();
  return row?.list ?? null;
}

export async function updatePreview(
  db: Kysely<Schema>,
  uploadId: string,
  preview: ListPreview,
): Promise<void> {
  await db
    .updateTable('upload')
    .set({ list: JSON.stringify(preview) })
    .where('id', '=', uploadId)
    .execute();
}

export async function insertImport(db: Kysely<Schema>, values: Insertable<ImportTable>): Promise<string> {
  const { id } = await db.insertInto('import').values(values).returning('id').executeTakeFirstOrThrow();
  return id;
}

/**
 * Changes an import that is in the state `from`, and tells whether it was: somebody else may have moved it on meanwhile.
 * The list itself is forgotten as soon as the import is neither a draft nor running.
 */
export async function moveImport(
  db: Kysely<Schema>,
  id: string,
  from: ImportState,
  set: Updateable<ImportTable>,
): Promise<boolean> {
  const moved = await db
    .updateTable('import')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', from)
    .returning(['state', 'upload_id'])
    .executeTakeFirst();
  if (moved?.upload_id && moved.state !== 'draft' && moved.state !== 'running')
    await db.updateTable('upload').set({ packed: null }).where('id', '=', moved.upload_id).execute();
  return moved !== undefined;
}

export async function deleteImport(db: Kysely<Schema>, id: string): Promise<void> {
  await db.deleteFrom('import').where('id', '=', id).execute();
}

export async function deleteUpload(db: Kysely<Schema>, id: string): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', id).execute();
}

/** Forgets drafts that nobody confirmed within a day, with what was read of their files. */
export async function deleteOldDrafts(db: Kysely<Schema>): Promise<void> {
  const deleted = await db
    .deleteFrom('import')
    .where('state', '=', 'draft')
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .returning('upload_id')
    .execute();
  const uploads = deleted.flatMap(({ upload_id }) => (upload_id === null ? [] : [upload_id]));
  if (uploads.length > 0) await db.deleteFrom('upload').where('id', 'in', uploads).execute();
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined for an unknown id, another authority's import, or a text that is no id at all. */
export async function readImport(db: Kysely<Schema>, id: string): Promise<StoredImport | undefined> {
  if (!uuid.test(id)) return undefined;
  return db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function newestImports(db: Kysely<Schema>, limit: number): Promise<StoredImport[]> {
  return db
    .selectFrom('import')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The import that changed the inventory last and still stands. */
export async function lastStandingImport(db: Kysely<Schema>): Promise<string | undefined> {
  const row = await db
    .selectFrom('import')
    .select('id')
    .where('state', '=', 'done')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function applicationsBySourceKey(db: Kysely<Schema>): Promise<Map<string, StoredApplication>> {
  const rows = await db.selectFrom('application').selectAll().where('deleted_at', 'is', null).execute();
  return new Map(rows.map((row) => [row.source_key, row]));
}

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

export interface NewImportRow {
  line: number;
  raw: string[];
  outcome: 'accepted' | 'folded' | 'rejected';
  reason: string | null;
  detail: Record<string, string | number> | null;
  applicationId: number | null;
}

export async function insertImportRows(
  db: Kysely<Schema>,
  importId: string,
  rows: NewImportRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await db
      .insertInto('import_row')
      .values(
        rows.slice(start, start + 500).map((row) => ({
          import_id: importId,
          line: row.line,
          raw: JSON.stringify(row.raw),
          outcome: row.outcome,
          reason: row.reason,
          detail: row.detail === null ? null : JSON.stringify(row.detail),
          application_id: row.applicationId,
        })),
      )
      .execute();
  }
}

export async function importRows(
  db: Kysely<Schema>,
  importId: string,
  outcome: 'folded' | 'rejected',
  limit: number,
) {
  return db
    .selectFrom('import_row')
    .select(['line', 'raw', 'reason', 'detail'])
    .where('import_id', '=', importId)
    .where('outcome', '=', outcome)
    .orderBy('line')
    .limit(limit)
    .execute();
}

/** What a folded row keeps beside its raw cells. */
export function foldedDetail(row: FoldedRow): Record<string, string | number> {
  return { name: row.name, ...(row.into === undefined ? {} : { into: row.into }) };
}

export async function decisionsInForce(db: Kysely<Schema>) {
  const rows = await db.selectFrom('match_decision').selectAll().where('revoked_at', 'is', null).execute();
  return new Map(rows.map((row) => [row.match_key, row]));
}

export interface NewChange {
  kind: string;
  subject: string;
  before: unknown;
  after: unknown;
}

export async function insertChanges(db: Kysely<Schema>, actor: string, changes: NewChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += 500) {
    await db
      .insertInto('change')
      .values(
        changes.slice(start, start + 500).map(({ kind, subject, before, after }) => ({
          actor,
          kind,
          subject,
          before: before === null ? null : JSON.stringify(before),
          after: after === null ? null : JSON.stringify(after),
        })),
      )
      .execute();
  }
}

/** What an import did to each application, newest first. */
export async function changesOfImport(db: Kysely<Schema>, importId: string) {
  return db
    .selectFrom('change')
    .select(['subject', 'before', 'after'])
    .where('kind', '=', 'import')
    .where(sql<boolean>`after ->> 'import' = ${importId}`)
    .orderBy('id', 'desc')
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

export async function applicationsByMatchKey(db: Kysely<Schema>, key: string): Promise<StoredApplication[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('match_key', '=', key)
    .where('deleted_at', 'is', null)
    .execute();
}

export async function applicationsToReview(db: Kysely<Schema>): Promise<StoredApplication[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('match_state', '=', 'review')
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
}

export async function insertDecision(
  db: Kysely<Schema>,
  values: Insertable<MatchDecisionTable>,
): Promise<number> {
  const { id } = await db
    .insertInto('match_decision')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function matchDecision(db: Kysely<Schema>, id: number) {
  return db.selectFrom('match_decision').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function revokeDecisions(db: Kysely<Schema>, matchKey: string): Promise<void> {
  await db
    .updateTable('match_decision')
    .set({ revoked_at: new Date() })
    .where('match_key', '=', matchKey)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function changesOfDecision(db: Kysely<Schema>, decision: number) {
  return db
    .selectFrom('change')
    .select(['subject', 'before', 'after'])
    .where('kind', '=', 'match')
    .where(sql<boolean>`(after ->> 'decision')::bigint = ${decision}`)
    .execute();
}

export async function newestChanges(db: Kysely<Schema>, subject: string, kinds: string[]) {
  return db
    .selectFrom('change')
    .selectAll()
    .where('subject', '=', subject)
    .where('kind', 'in', kinds)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}
