import type { FoldedRow, ProblemGroup } from '@allmende/inventory';
import { sql, type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely';
import type { ImportState, ImportTable, ListPreview, Schema } from '#lib/server/database/index.ts';
import type { KeptSheets } from '../list-worker.ts';
import { givenRows } from './given-rows.ts';

export type StoredImport = Selectable<ImportTable>;

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

export async function previewOfImport(db: Kysely<Schema>, id: string): Promise<ListPreview | null> {
  const stored = await readImport(db, id);
  return stored?.upload_id ? readPreview(db, stored.upload_id) : null;
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
 * Changes an import that is in the state `from` and gives whose it is; null when it was not: somebody else may have
 * moved it on meanwhile.
 * The list itself is forgotten as soon as the import is neither a draft nor running.
 */
export async function moveImport(
  db: Kysely<Schema>,
  id: string,
  from: ImportState,
  set: Updateable<ImportTable>,
): Promise<number | null> {
  const moved = await db
    .updateTable('import')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', from)
    .returning(['state', 'upload_id', 'authority_id'])
    .executeTakeFirst();
  if (moved?.upload_id && moved.state !== 'draft' && moved.state !== 'running')
    await db.updateTable('upload').set({ packed: null }).where('id', '=', moved.upload_id).execute();
  return moved?.authority_id ?? null;
}

export async function updateImport(
  db: Kysely<Schema>,
  id: string,
  set: Updateable<ImportTable>,
): Promise<void> {
  await db.updateTable('import').set(set).where('id', '=', id).execute();
}

/** Two lists come into an authority one after the other. Held until the end of the transaction. */
export async function lockInventory(db: Kysely<Schema>, authority: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('inventory'), ${authority}::int)`.execute(db);
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

/** The import that changed the inventory of an authority last and still stands. */
export async function lastStandingImport(db: Kysely<Schema>, authority: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('import')
    .select('id')
    .where('authority_id', '=', authority)
    .where('state', '=', 'done')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/**
 * Whether the authority takes lists in; one that was merged or split does not. Held until the end of the transaction,
 * so that it cannot end in between.
 */
export async function takesListsIn(db: Kysely<Schema>, authority: number): Promise<boolean> {
  const row = await db
    .selectFrom('authority')
    .select('ended_on')
    .where('id', '=', authority)
    .forShare()
    .executeTakeFirst();
  return row !== undefined && row.ended_on === null;
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
  if (rows.length === 0) return;
  const given = givenRows(
    rows.map(({ applicationId, ...row }) => ({ ...row, application_id: applicationId })),
    {
      line: 'int',
      raw: 'jsonb',
      outcome: 'text',
      reason: 'text',
      detail: 'jsonb',
      application_id: 'bigint',
    },
  );
  await db
    .insertInto('import_row')
    .columns(['import_id', 'line', 'raw', 'outcome', 'reason', 'detail', 'application_id'])
    .expression(
      db
        .selectFrom(given)
        .select([
          sql<string>`${importId}::uuid`.as('import_id'),
          'given.line',
          'given.raw',
          'given.outcome',
          'given.reason',
          'given.detail',
          'given.application_id',
        ]),
    )
    .execute();
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

/** Why rows of an import were rejected: each reason with its count, its first lines and what is told of the first. */
export async function rejectedKinds(db: Kysely<Schema>, importId: string): Promise<ProblemGroup[]> {
  const kinds = await db
    .selectFrom('import_row')
    .select(({ fn }) => [
      'reason',
      fn.countAll<number>().as('count'),
      sql<number[]>`(array_agg(line order by line))[1:5]`.as('lines'),
      sql<Record<string, string | number> | null>`(array_agg(detail order by line))[1]`.as('detail'),
    ])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'rejected')
    .groupBy('reason')
    .orderBy('count', 'desc')
    .orderBy('reason')
    .execute();
  return kinds.map(({ reason, count, lines, detail }) => {
    const code = reason ?? '';
    const first = { severity: 'warning' as const, code, ...(detail ? { detail } : {}) };
    const places = lines.map((line) => ({ line }));
    return { code, severity: 'warning', count: Number(count), places, examples: [], first };
  });
}

/** What a folded row keeps beside its raw cells. */
export function foldedDetail(row: FoldedRow): Record<string, string | number> {
  return { name: row.name, ...(row.into === undefined ? {} : { into: row.into }) };
}
