import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Transaction } from './bound-kysely.ts';
import type { Database } from './database.ts';
import { describeTables, type TableDescription } from './store-catalogue.ts';

/** First line of a backup. */
export interface BackupHeader {
  format: 'allmende-store';
  version: 1;
  /** The steps that the schema had taken, in order. */
  migrations: string[];
  createdAt: string;
}

/** Last line of a backup; without it, the file was cut off. */
export interface BackupEnd {
  end: true;
  rows: number;
}

/**
 * Writes everything the store holds to `output` and ends it: gzip around lines of JSON, the same for both engines.
 *
 * The first line is a {@link BackupHeader}. Then comes each table: a line `{"table": …, "columns": […]}` and a line
 * `[…]` per row, every value as PostgreSQL's text or null. The last line is a {@link BackupEnd}. Tables come in an
 * order in which they can be written back. The file holds the inventory in clear: keep it as safe as the store.
 *
 * Sees one moment of the store. The embedded engine has one session, so that others wait until it is done.
 *
 * @example await exportStore(db, createWriteStream('allmende-2026-11-21.ndjson.gz'));
 */
export async function exportStore(
  db: Database,
  output: Writable,
  now = new Date(),
): Promise<{ rows: number }> {
  const gzip = createGzip();
  gzip.pipe(output);
  const done = finished(output);
  // Whoever writes learns of a broken output by this promise alone.
  done.catch(() => gzip.destroy());
  const write = async (line: string) => {
    if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), done]);
  };
  const rows = await db.asOperator((trx) => writeTables(trx, write, now), { snapshot: true });
  gzip.end();
  await done;
  return { rows };
}

async function writeTables(
  trx: Transaction,
  write: (line: string) => Promise<void>,
  now: Date,
): Promise<number> {
  const steps = await trx.selectFrom('migration').select('name').orderBy('name').execute();
  const migrations = steps.map(({ name }) => name);
  const header: BackupHeader = {
    format: 'allmende-store',
    version: 1,
    migrations,
    createdAt: now.toISOString(),
  };
  await write(JSON.stringify(header));
  let count = 0;
  for (const table of await describeTables(trx)) {
    await write(JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) }));
    for await (const rows of slices(trx, table)) {
      for (const row of rows) await write(row);
      count += rows.length;
    }
  }
  const end: BackupEnd = { end: true, rows: count };
  await write(JSON.stringify(end));
  return count;
}

/** The rows of a table, a few at a time, so that memory does not grow with the store; uploaded files one by one. */
async function* slices(trx: Transaction, { name, columns, primaryKey }: TableDescription) {
  const texts = columns.map((column) => sql`${sql.ref(column.name)}::text`);
  const order =
    primaryKey.length > 0 ? sql`order by ${sql.join(primaryKey.map((column) => sql.ref(column)))}` : sql``;
  const size = sql.lit(columns.some(({ type }) => type === 'bytea') ? 1 : 500);
  await sql`declare backup no scroll cursor for select array_to_json(array[${sql.join(texts)}])::text as line from ${sql.table(name)} ${order}`.execute(
    trx,
  );
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${size} from backup`.execute(trx);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql`close backup`.execute(trx);
}
