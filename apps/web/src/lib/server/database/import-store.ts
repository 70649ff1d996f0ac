import { sql } from 'kysely';
import { migrations, type Migration } from '../../../../migrations/index.ts';
import type { Transaction } from './bound-kysely.ts';
import { storeSchema, type Database } from './database.ts';
import { dumpTables, rowsOf, type StoreDigest } from './dump-tables.ts';
import { isStoreError, StoreError } from './engine.ts';
import type { BackupEnd, BackupHeader } from './export-store.ts';
import { applyMigrations, prepare } from './migrate.ts';
import { linesOfBackup, Refusal, type BackupProblem } from './open-backup.ts';
import { RowWriter } from './row-writer.ts';
import { describeTables, type TableDescription } from './store-catalogue.ts';
import { holdings } from './store-holdings.ts';

/** Why a backup was not taken; nothing was changed then. */
export type RestoreProblem = BackupProblem | 'not-as-written' | 'store-not-empty';

export type RestoreResult =
  { ok: true; rows: number; tables: StoreDigest } | { ok: false; problem: RestoreProblem };

export interface ImportOptions {
  /** Needed for an encrypted file, ignored for one in clear. */
  passphrase?: string;
  /** What the store may hold and lose: nothing unless told, what the first start put there, or anything. */
  replaces?: 'nothing' | 'first-start' | 'everything';
  /**
   * Runs in the same transaction when the schema is up to date; `erased` are the accounts that were erased in the
   * store that is replaced.
   */
  afterwards?: (trx: Transaction, before: { erased: string[] }) => Promise<void>;
  /** Leaves people signed in: for a store that goes on elsewhere. Otherwise every session and open link ends. */
  keepsSessions?: boolean;
  /** The steps of the schema, for tests. */
  steps?: readonly Migration[];
}

/**
 * Fills a store from the lines that `exportStore` packs, on either engine, in one transaction: whole or not at all. The
 * rows are read back and compared with what the backup says they were. A backup of an older schema is loaded into that
 * schema and then brought up to date.
 *
 * `open` gives the file from its beginning; it is called again when another session was in the way.
 *
 * @example const result = await importStore(db, () => createReadStream('allmende-2026-11-21.age'), { passphrase });
 */
export async function importStore(
  db: Database,
  open: () => AsyncIterable<Uint8Array>,
  options: ImportOptions = {},
): Promise<RestoreResult> {
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        const tables = await importOnce(db, open(), options);
        await db.analyze();
        return { ok: true, rows: rowsOf(tables), tables };
      } catch (error) {
        // A deadlock with a request that held one table and waited for another.
        if (!isStoreError(error, '40P01') || attempt === 5) throw error;
      }
    }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem as RestoreProblem };
    throw error;
  }
}

async function importOnce(
  db: Database,
  input: AsyncIterable<Uint8Array>,
  { passphrase, replaces = 'nothing', afterwards, keepsSessions, steps = migrations }: ImportOptions,
): Promise<StoreDigest> {
  const lines = linesOfBackup(input, passphrase)[Symbol.asyncIterator]();
  try {
    const header = await readHeader(lines, steps);
    return await db.asOperator(async (trx) => {
      if (!mayBeLost(await holdings(trx), replaces)) throw new Refusal('store-not-empty');
      const erasures = await erasuresIn(trx);
      await sql`drop schema ${sql.ref(storeSchema)} cascade`.execute(trx);
      await prepare(trx);
      await applyMigrations(trx, steps.slice(0, header.migrations.length));
      const tables = await loadTables(trx, lines);
      await applyMigrations(trx, steps.slice(header.migrations.length));
      if (!keepsSessions) await endSessions(trx);
      const erased = await keepErasures(trx, erasures);
      await afterwards?.(trx, { erased });
      return tables;
    });
  } finally {
    await lines.return?.(undefined);
  }
}

function mayBeLost(held: Awaited<ReturnType<typeof holdings>>, replaces: ImportOptions['replaces']): boolean {
  if (replaces === 'everything' || held === 'nothing') return true;
  return replaces === 'first-start' && held === 'first-start';
}

async function readHeader(lines: AsyncIterator<unknown>, steps: readonly Migration[]): Promise<BackupHeader> {
  const { value } = (await lines.next()) as { value?: Partial<BackupHeader> };
  if (value?.format !== 'allmende-store' || !Array.isArray(value.migrations))
    throw new Refusal('not-a-backup');
  if (value.version !== 1) throw new Refusal('newer-version');
  if (value.migrations.some((name, index) => steps[index]?.name !== name)) throw new Refusal('newer-version');
  return value as BackupHeader;
}

/** Writes all rows and gives the digest of what now stands there, which must be that of the backup. */
async function loadTables(trx: Transaction, lines: AsyncIterator<unknown>): Promise<StoreDigest> {
  const tables = await describeTables(trx);
  for (const { name } of tables) await setTriggers(trx, name, 'disable');
  const end = await refusingBadValues(
    readRows(trx, lines, new Map(tables.map((table) => [table.name, table]))),
  );
  for (const table of tables) {
    await setTriggers(trx, table.name, 'enable');
    await continueNumbering(trx, table);
  }
  const found = await dumpTables(trx);
  for (const [name, { rows, sha256 }] of Object.entries(end.tables ?? {}))
    if (found[name]?.rows !== rows || found[name].sha256 !== sha256) throw new Refusal('not-as-written');
  return found;
}

/** Damage that leaves a line readable shows as a value of the wrong kind (class 22) or a broken rule (class 23). */
async function refusingBadValues<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StoreError && /^2[23]/.test(error.code)) throw new Refusal('damaged');
    throw error;
  }
}

async function readRows(
  trx: Transaction,
  lines: AsyncIterator<unknown>,
  tables: Map<string, TableDescription>,
): Promise<BackupEnd> {
  let count = 0;
  let writer: RowWriter | null = null;
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (Array.isArray(line.value)) {
      if (!writer) throw new Refusal('damaged');
      await writer.add(line.value as (string | null)[]);
      count += 1;
      continue;
    }
    await writer?.flush();
    const mark = line.value as Partial<BackupEnd> & { table?: string; columns?: string[] };
    if (mark.end) {
      if (mark.rows !== count) throw new Refusal('damaged');
      // Reads on to the checks that follow the last line.
      if (!(await lines.next()).done) throw new Refusal('damaged');
      return mark as BackupEnd;
    }
    const table = tables.get(mark.table ?? '');
    if (!table || !mark.columns) throw new Refusal('damaged');
    writer = RowWriter.for(trx, table, mark.columns);
    if (!writer) throw new Refusal('damaged');
  }
  throw new Refusal('cut-off');
}

/** Rows come back as they were; what a trigger would add to a new one has been added already. */
async function setTriggers(trx: Transaction, table: string, state: 'enable' | 'disable'): Promise<void> {
  await sql`alter table ${sql.table(table)} ${sql.raw(state)} trigger user`.execute(trx);
}

/** The next new row gets a number that no restored one has. */
async function continueNumbering(trx: Transaction, { name, columns }: TableDescription): Promise<void> {
  for (const column of columns.filter(({ identity }) => identity)) {
    await sql`
      select setval(pg_get_serial_sequence(${`${storeSchema}.${name}`}, ${column.name}),
        (select coalesce(max(${sql.ref(column.name)}), 0) + 1 from ${sql.table(name)}), false)`.execute(trx);
  }
}

/** Who signed out, or was signed out, since the backup stays so. */
async function endSessions(trx: Transaction): Promise<void> {
  if (await exists(trx, 'session')) await sql`delete from session`.execute(trx);
  if (await exists(trx, 'one_time_link')) await sql`delete from one_time_link`.execute(trx);
}

/** The list of erased persons as JSON; null in a store of a schema that had none. */
async function erasuresIn(trx: Transaction): Promise<string | null> {
  if (!(await exists(trx, 'erasure'))) return null;
  const { rows } = await sql<{ list: string }>`
    select coalesce(jsonb_agg(to_jsonb(e)), '[]')::text as list from erasure e`.execute(trx);
  return rows[0]?.list ?? null;
}

/** Puts the erasures that the backup does not know beside those that it does; gives the accounts of both. */
async function keepErasures(trx: Transaction, erasures: string | null): Promise<string[]> {
  if (!(await exists(trx, 'erasure'))) return [];
  await sql`
    insert into erasure select * from jsonb_populate_recordset(null::erasure, ${erasures ?? '[]'}::jsonb)
    on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ id: string }>`select account_id::text as id from erasure order by 1`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

async function exists(trx: Transaction, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass(${`${storeSchema}.${table}`}) is not null as found`.execute(trx);
  return rows[0]?.found === true;
}
