import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../src/lib/server/config.ts';
import {
  exportStore,
  importStore,
  isStoreError,
  openDatabase,
  type RestoreProblem,
} from '../src/lib/server/database/index.ts';

/** `backup.mjs export FILE` and `backup.mjs restore FILE`: for the operator, on the store that the environment names. */
const [command, given] = process.argv.slice(2);
// npm runs scripts in the workspace; a file named on the command line lies where the person stands.
const file = given && resolve(process.env.INIT_CWD ?? '.', given);
const commands = { export: exportTo, restore: restoreFrom };
if (!file || !(command === 'export' || command === 'restore')) {
  console.error(
    'usage: npm run backup --workspace @allmende/web -- export FILE.ndjson.gz | restore FILE.ndjson.gz',
  );
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await commands[command](file);
  } catch (error) {
    if (!isStoreError(error, '55006') && !isStoreError(error, '08001')) throw error;
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

async function exportTo(target: string): Promise<number> {
  if (existsSync(target)) {
    console.error(`${target} exists already and is not overwritten.`);
    return 1;
  }
  const db = await openDatabase(readConfig(process.env).store);
  const unfinished = `${target}.part`;
  try {
    const { rows } = await exportStore(db, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    renameSync(unfinished, target);
    console.info(`${rows} rows written to ${target}`);
    return 0;
  } finally {
    rmSync(unfinished, { force: true });
    await db.close();
  }
}

async function restoreFrom(source: string): Promise<number> {
  if (!existsSync(source)) {
    console.error(`${source} does not exist.`);
    return 1;
  }
  const db = await openDatabase(readConfig(process.env).store);
  try {
    const result = await importStore(db, createReadStream(source));
    if (result.ok) console.info(`${result.rows} rows restored from ${source}`);
    else console.error(`Nothing was changed. ${describe(result.problem)}`);
    return result.ok ? 0 : 1;
  } finally {
    await db.close();
  }
}

function describe(problem: RestoreProblem): string {
  switch (problem) {
    case 'not-a-backup':
      return 'The file is no backup of Allmende.';
    case 'damaged':
      return 'The file is damaged or was cut off; take an older one.';
    case 'newer-version':
      return 'The backup was written by a newer Allmende; install that version first.';
    case 'store-not-empty':
      return 'The store already holds an authority; restore into a new folder (ALLMENDE_DATA) or an empty database.';
  }
}
