import { interpretList, readList } from '@allmende/inventory';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { importReadList, type ImportResult } from '#lib/server/inventory/index.ts';
import { recognition } from '../use-cases/given.ts';

/** Takes a list over in this process and without the queue, for many runs in little time. */
export async function take(
  db: Database,
  actor: Actor,
  given: { name: string; bytes: Uint8Array },
): Promise<ImportResult> {
  const read = readList(given);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const mapping = Object.fromEntries(read.list.columns.map(({ index, role }) => [index, role]));
  const result = await importReadList(db, actor, {
    name: given.name,
    size: given.bytes.byteLength,
    sha256: '0',
    list: read.list,
    mapping,
    interpretation: interpretList(read.list, mapping),
    recognition,
  });
  if (!result) throw new Error('nothing came in');
  return result;
}

/** The import that came in last and stands. */
export async function lastImport(db: Database, actor: Actor): Promise<string> {
  const { id } = await db.asActor(actor, (trx) =>
    trx
      .selectFrom('import')
      .select('id')
      .where('state', '=', 'done')
      .orderBy('finished_at', 'desc')
      .executeTakeFirstOrThrow(),
  );
  return id;
}
