import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Database } from './database.ts';
import { dumpTables, rowsOf, type StoreDigest } from './dump-tables.ts';
import { encryptWithPassphrase } from './passphrase-encryption.ts';
import { Spool } from './spool.ts';

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
  /** What the restored tables must hold; older files say nothing about it. */
  tables?: StoreDigest;
}

export interface ExportOptions {
  /** Folder for the copy that is compressed and encrypted once the store is free again. */
  scratch: string;
  /** Encrypts the file in the format of `age`; without it, the inventory lies there in clear. */
  passphrase?: string;
  /** Logarithm of the cost of a guess, 18 unless told. */
  workFactor?: number;
  now?: Date;
}

/** A backup that waits to be read; its moment of the store has passed already. */
export interface Backup {
  rows: number;
  tables: StoreDigest;
  /** For how many milliseconds the store was read; on the embedded engine others waited meanwhile. */
  readFor: number;
  /** The file, to be read once. It is made while it is read. */
  file: ReadableStream<Uint8Array>;
}

/**
 * Copies one moment of everything the store holds and gives it as a file: gzip around lines of JSON, the same for both
 * engines, encrypted when there is a passphrase.
 *
 * The first line is a {@link BackupHeader}. Then comes each table: a line `{"table": …, "columns": […]}` and a line
 * `[…]` per row, every value as PostgreSQL's text or null. The last line is a {@link BackupEnd}.
 *
 * The embedded engine has one session, so the rows are first copied as they are, which is quick; compressing,
 * encrypting and a slow reader keep nobody waiting.
 *
 * @example
 * const backup = await exportStore(db, { scratch: '/var/tmp', passphrase });
 * await pipeline(backup.file, createWriteStream('allmende-2026-11-21.age'));
 */
export async function exportStore(db: Database, options: ExportOptions): Promise<Backup> {
  const spool = await Spool.open(options.scratch);
  try {
    const since = performance.now();
    const tables = await spoolStore(db, spool, options.now ?? new Date());
    const readFor = performance.now() - since;
    // Whoever reads learns of an error by the stream itself.
    const zipped = pipeline(Readable.from(drain(spool)), createGzip(), () => {});
    const packed = Readable.toWeb(zipped) as ReadableStream<Uint8Array>;
    const file =
      options.passphrase === undefined
        ? packed
        : await encryptWithPassphrase(packed, options.passphrase, options.workFactor);
    return { rows: rowsOf(tables), tables, readFor, file };
  } catch (error) {
    await spool.close();
    throw error;
  }
}

/** Writes the lines of a backup into a spool, as they are. */
export async function spoolStore(db: Database, spool: Spool, now: Date): Promise<StoreDigest> {
  const write = (value: unknown) => spool.write(`${JSON.stringify(value)}\n`);
  return db.asOperator(
    async (trx) => {
      const steps = await trx.selectFrom('migration').select('name').orderBy('name').execute();
      const migrations = steps.map(({ name }) => name);
      const createdAt = now.toISOString();
      await write({ format: 'allmende-store', version: 1, migrations, createdAt } satisfies BackupHeader);
      const tables = await dumpTables(trx, {
        table: (table, columns) => write({ table, columns }),
        row: (line) => spool.write(`${line}\n`),
      });
      await write({ end: true, rows: rowsOf(tables), tables } satisfies BackupEnd);
      return tables;
    },
    { snapshot: true },
  );
}

async function* drain(spool: Spool): AsyncGenerator<Buffer> {
  try {
    yield* spool.read();
  } finally {
    await spool.close();
  }
}
