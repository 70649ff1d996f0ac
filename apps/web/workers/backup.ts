import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readConfig, type Config } from '../src/lib/server/config.ts';
import {
  copyStore,
  exportStore,
  importStore,
  isStoreError,
  openDatabase,
  type RestoreProblem,
} from '../src/lib/server/database/index.ts';

/**
 * `backup.mjs export FILE`, `backup.mjs restore FILE` and `backup.mjs move URL`: for the operator, while the server is
 * stopped, on the store that the environment names. The file is encrypted when ALLMENDE_PASSPHRASE is set.
 */
const [command, given] = process.argv.slice(2);
const commands = { export: exportTo, restore: restoreFrom, move: moveTo };
if (!given || !(command === 'export' || command === 'restore' || command === 'move')) {
  console.error(
    'usage: npm run backup --workspace @allmende/web -- export FILE | restore FILE | move postgres://…',
  );
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await commands[command](given, readConfig(process.env));
  } catch (error) {
    if (!isStoreError(error, '55006') && !isStoreError(error, '08001')) throw error;
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

function passphrase(): { passphrase?: string } {
  const { ALLMENDE_PASSPHRASE } = process.env;
  return ALLMENDE_PASSPHRASE ? { passphrase: ALLMENDE_PASSPHRASE } : {};
}

/** npm runs scripts in the workspace; a file named on the command line lies where the person stands. */
function whereThePersonStands(file: string): string {
  return resolve(process.env.INIT_CWD ?? '.', file);
}

/** Beside the store where it has a folder: a folder of the system may lie in memory. */
function scratchOf({ store }: Config): string {
  return 'dataDirectory' in store ? join(store.dataDirectory, 'scratch') : tmpdir();
}

async function exportTo(file: string, config: Config): Promise<number> {
  const target = whereThePersonStands(file);
  if (existsSync(target)) {
    console.error(`${target} exists already and is not overwritten.`);
    return 1;
  }
  const db = await openDatabase(config.store);
  const unfinished = `${target}.part`;
  try {
    const backup = await exportStore(db, { scratch: scratchOf(config), ...passphrase() });
    await pipeline(backup.file, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    renameSync(unfinished, target);
    const kept = passphrase().passphrase ? 'encrypted' : 'in clear: set ALLMENDE_PASSPHRASE to encrypt';
    console.info(`${backup.rows} rows written to ${target} (${kept})`);
    return 0;
  } finally {
    rmSync(unfinished, { force: true });
    await db.close();
  }
}

async function restoreFrom(file: string, config: Config): Promise<number> {
  const source = whereThePersonStands(file);
  if (!existsSync(source)) {
    console.error(`${source} does not exist.`);
    return 1;
  }
  const db = await openDatabase(config.store);
  try {
    const result = await importStore(db, () => createReadStream(source), passphrase());
    if (result.ok) console.info(`${result.rows} rows restored from ${source}, compared one by one`);
    else console.error(`Nothing was changed. ${describe(result.problem)}`);
    return result.ok ? 0 : 1;
  } finally {
    await db.close();
  }
}

async function moveTo(databaseUrl: string, config: Config): Promise<number> {
  const db = await openDatabase(config.store);
  try {
    const result = await copyStore(db, { databaseUrl }, { scratch: scratchOf(config) });
    if (result.ok) {
      const tables = Object.keys(result.tables).length;
      console.info(
        `${result.rows} rows in ${tables} tables copied and compared. From now on start with DATABASE_URL set to that address; the old store was not changed.`,
      );
      return 0;
    }
    console.error(`Nothing was copied: ${result.problem}. ${result.detail ?? ''}`);
    return 1;
  } finally {
    await db.close();
  }
}

function describe(problem: RestoreProblem): string {
  switch (problem) {
    case 'not-a-backup':
      return 'The file is no backup of Allmende.';
    case 'passphrase-needed':
      return 'The file is encrypted; set ALLMENDE_PASSPHRASE.';
    case 'wrong-passphrase':
      return 'The passphrase is not the one that the file was encrypted with.';
    case 'damaged':
      return 'The file is damaged; take an older one.';
    case 'cut-off':
      return 'The end of the file is missing or damaged; copy it again or take an older one.';
    case 'not-as-written':
      return 'What came into the store is not what the file says was in it; take an older one and report this.';
    case 'newer-version':
      return 'The backup was written by a newer Allmende; install that version first.';
    case 'store-not-empty':
      return 'The store already holds an authority; restore into a new folder (ALLMENDE_DATA) or an empty database.';
  }
}
