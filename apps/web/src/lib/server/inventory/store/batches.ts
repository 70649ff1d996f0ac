import type { Kysely, Selectable } from 'kysely';
import type {
  BatchTown,
  ImportBatchTable,
  LeftOutRow,
  ListPreview,
  Schema,
} from '#lib/server/database/index.ts';

export type StoredBatch = Selectable<ImportBatchTable>;

export async function insertBatch(
  db: Kysely<Schema>,
  batch: {
    fileName: string;
    sha256: string;
    list: Pick<ListPreview, 'file' | 'columns' | 'headerLine'>;
    towns: BatchTown[];
    leftOut: LeftOutRow[];
    by: string;
  },
): Promise<string> {
  const { id } = await db
    .insertInto('import_batch')
    .values({
      file_name: batch.fileName,
      file_sha256: batch.sha256,
      list: JSON.stringify(batch.list),
      towns: JSON.stringify(batch.towns),
      left_out: JSON.stringify(batch.leftOut),
      created_by: batch.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function readBatch(db: Kysely<Schema>, id: string): Promise<StoredBatch | undefined> {
  return db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function newestBatches(
  db: Kysely<Schema>,
  limit: number,
): Promise<Pick<StoredBatch, 'id' | 'file_name' | 'towns' | 'created_at'>[]> {
  return db
    .selectFrom('import_batch')
    .select(['id', 'file_name', 'towns', 'created_at'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
}

/** Keys by which authorities are found: their own, and those of their places. For the operator. */
export async function keysOfAuthorities(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const keys = new Map<number, string[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return keys;
  const own = await db.selectFrom('authority').select(['id', 'key']).where('id', 'in', ids).execute();
  const places = await db
    .selectFrom('authority_place')
    .select(['body_id as id', 'place_key as key'])
    .where('body_id', 'in', ids)
    .where('valid_to', 'is', null)
    .execute();
  for (const { id, key } of [...own, ...places]) if (key !== null) keys.get(id)?.push(key);
  return keys;
}
