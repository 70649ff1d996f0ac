import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { migrations, type Migration } from '../../../../migrations/index.ts';
import type { Transaction } from './bound-kysely.ts';
import { storeSchema, type Database } from './database.ts';
import type { BackupEnd, BackupHeader } from './export-store.ts';
import { applyMigrations, prepare } from './migrate.ts';
import { describeTables, type TableDescription } from './store-catalogue.ts';

/**
 * Why a backup was not taken: the file is none, it is damaged or cut off, it was written by a newer Allmende, or the
 * store already holds an authority.
 */
export type RestoreProblem = 'not-a-backup' | 'damaged' | 'newer-version' | 'store-not-empty';

export type RestoreResult = { ok: true; rows: number } | { ok: false; problem: RestoreProblem };

/** Thrown to leave the transaction, so that nothing of a refused backup stays. */
class Refusal extends Error {
  constructor(readonly problem: RestoreProblem) {
    super(problem);
  }
}

/**
 * Fills an empty store from a backup written by `exportStore`, on either engine, in one transaction. A backup of an
 * older schema is loaded into that schema and then brought up to date.
 *
 * @example const result = await importStore(db, createReadStream('allmende-2026-11-21.ndjson.gz'));
 */
export async function importStore(
  db: Database,
  input: AsyncIterable<Uint8Array>,
  steps: readonly Migration[] = migrations,
): Promise<RestoreResult> {
  // A broken input or a damaged gzip surfaces where the lines are read.
  const unzipped = pipeline(Readable.from(input), createGunzip(), () => {});
  const lines = linesOf(unzipped)[Symbol.asyncIterator]();
  try {
    const header = await readHeader(lines, steps);
    const rows = await db.asOperator(async (trx) => {
      if (await trx.selectFrom('authority').select('id').limit(1).executeTakeFirst())
        throw new Refusal('store-not-empty');
      await sql`drop schema ${sql.ref(storeSchema)} cascade`.execute(trx);
      await prepare(trx);
      await applyMigrations(trx, steps.slice(0, header.migrations.length));
      const count = await readTables(trx, lines);
      await applyMigrations(trx, steps.slice(header.migrations.length));
      return count;
    });
    await db.analyze();
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  } finally {
    unzipped.destroy();
  }
}

async function readHeader(lines: AsyncIterator<unknown>, steps: readonly Migration[]): Promise<BackupHeader> {
  const header = await lines.next().then(
    ({ value }) => value as Partial<BackupHeader> | undefined,
    () => undefined,
  );
  if (header?.format !== 'allmende-store' || !Array.isArray(header.migrations))
    throw new Refusal('not-a-backup');
  if (header.version !== 1) throw new Refusal('newer-version');
  if (header.migrations.some((name, index) => steps[index]?.name !== name))
    throw new Refusal('newer-version');
  return header as BackupHeader;
}

async function readTables(trx: Transaction, lines: AsyncIterator<unknown>): Promise<number> {
  const tables = new Map((await describeTables(trx)).map((table) => [table.name, table]));
  let count = 0;
  let writer: RowWriter | null = null;
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (Array.isArray(line.value)) {
      if (!writer) throw new Refusal('damaged');
      await writer.add(line.value);
      count += 1;
      continue;
    }
    await writer?.flush();
    const mark = line.value as Partial<BackupEnd> & { table?: string; columns?: string[] };
    if (mark.end) {
      if (mark.rows !== count) throw new Refusal('damaged');
      for (const table of tables.values()) await continueNumbering(trx, table);
      return count;
    }
    const table = tables.get(mark.table ?? '');
    if (!table || !mark.columns) throw new Refusal('damaged');
    writer = new RowWriter(trx, table, mark.columns);
  }
  throw new Refusal('damaged');
}

/** Collects rows and writes them by the hundred, or earlier when they are large. */
class RowWriter {
  #rows: (string | null)[][] = [];
  #size = 0;

  constructor(
    private readonly trx: Transaction,
    private readonly table: TableDescription,
    private readonly columns: string[],
  ) {}

  async add(row: (string | null)[]): Promise<void> {
    this.#rows.push(row);
    this.#size += row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (this.#rows.length >= 500 || this.#size > 4_000_000) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const values = this.columns.map((column, index) => {
      const type = this.table.columns.find(({ name }) => name === column)?.type;
      if (!type) throw new Refusal('damaged');
      return sql`${this.#rows.map((row) => row[index] ?? null)}::${sql.raw(type)}[]`;
    });
    const columns = this.columns.map((column) => sql.ref(column));
    await sql`
      insert into ${sql.table(this.table.name)} (${sql.join(columns)}) overriding system value
      select * from unnest(${sql.join(values)})`.execute(this.trx);
    this.#rows = [];
    this.#size = 0;
  }
}

/** The next new row gets a number that no restored one has. */
async function continueNumbering(trx: Transaction, { name, columns }: TableDescription): Promise<void> {
  for (const column of columns.filter(({ identity }) => identity)) {
    await sql`
      select setval(pg_get_serial_sequence(${`${storeSchema}.${name}`}, ${column.name}),
        (select coalesce(max(${sql.ref(column.name)}), 0) + 1 from ${sql.table(name)}), false)`.execute(trx);
  }
}

/** The parsed lines of a stream; a line may be as long as an uploaded file. Rejects with a refusal when it is no JSON. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  let pieces: Buffer[] = [];
  try {
    for await (const chunk of stream) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        yield JSON.parse(Buffer.concat([...pieces, chunk.subarray(start, end)]).toString('utf8'));
        pieces = [];
        start = end + 1;
      }
      pieces.push(chunk.subarray(start));
    }
  } catch {
    throw new Refusal('damaged');
  }
}
