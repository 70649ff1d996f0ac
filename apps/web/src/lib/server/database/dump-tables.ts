import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from './bound-kysely.ts';
import { describeTables, type TableDescription } from './store-catalogue.ts';

/** How many rows a table holds, and a hash over them in the order of their key. */
export interface TableDigest {
  rows: number;
  sha256: string;
}

/** Digests by table: two stores with the same digests hold the same rows, whichever engines they lie on. */
export type StoreDigest = Record<string, TableDigest>;

/** Where a dump goes, line by line. */
export interface DumpSink {
  table(name: string, columns: string[]): Promise<void>;
  row(line: string): Promise<void>;
}

/**
 * Reads every table row by row, each row as a line of JSON with PostgreSQL's texts, and digests them on the way.
 * Tables come in an order in which they can be written back.
 */
export async function dumpTables(trx: Transaction, sink?: DumpSink): Promise<StoreDigest> {
  const digest: StoreDigest = {};
  for (const table of await describeTables(trx)) {
    const hash = createHash('sha256');
    let count = 0;
    await sink?.table(
      table.name,
      table.columns.map(({ name }) => name),
    );
    for await (const lines of slices(trx, table)) {
      for (const line of lines) {
        hash.update(line).update('\n');
        await sink?.row(line);
      }
      count += lines.length;
    }
    digest[table.name] = { rows: count, sha256: hash.digest('hex') };
  }
  return digest;
}

/** How many rows the digested tables hold in all. */
export function rowsOf(digest: StoreDigest): number {
  return Object.values(digest).reduce((sum, { rows }) => sum + rows, 0);
}

/** The rows of a table, a few at a time, so that memory does not grow with the store; uploaded files one by one. */
async function* slices(trx: Transaction, table: TableDescription) {
  const texts = table.columns.map(({ name }) => sql`${sql.ref(name)}::text`);
  const size = sql.lit(table.columns.some(({ type }) => type === 'bytea') ? 1 : 2000);
  await sql`
    declare dump no scroll cursor for select array_to_json(array[${sql.join(texts)}])::text as line
    from ${sql.table(table.name)} order by ${sql.join(orderOf(table))}`.execute(trx);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${size} from dump`.execute(trx);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql`close dump`.execute(trx);
}

/** The same order everywhere: two servers may sort texts by the rules of different languages. */
function orderOf({ columns, primaryKey }: TableDescription) {
  if (primaryKey.length === 0) return columns.map(({ name }) => sql`${sql.ref(name)}::text collate "C"`);
  return primaryKey.map((key) =>
    columns.find(({ name }) => name === key)?.type === 'text'
      ? sql`${sql.ref(key)} collate "C"`
      : sql.ref(key),
  );
}
