import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { noteChange } from '#lib/server/audit/index.ts';
import { exportStore, importStore, Spool, type RestoreProblem } from '#lib/server/database/index.ts';
import { log, logError } from './log.ts';
import type { Operation } from './operation.ts';

export type RestoreBackupResult =
  | {
      ok: true;
      rows: number;
      tables: number;
      /** Where the replaced store lies, encrypted with the same passphrase; null when there was nothing of anybody's. */
      safetyBackup: string | null;
    }
  | { ok: false; problem: RestoreProblem | 'busy' | 'no-safety-backup' };

/**
 * Puts a backup in place of the store: of one that holds nothing but what the first start put there, or with `replaces`
 * of any, after writing a copy of it. Nobody else is let in meanwhile. Whole or not at all.
 *
 * @example await restoreBackup(operation, request.body, { passphrase, replaces: false });
 */
export async function restoreBackup(
  operation: Operation,
  file: AsyncIterable<Uint8Array>,
  { passphrase, replaces }: { passphrase: string; replaces: boolean },
): Promise<RestoreBackupResult> {
  const upload = await Spool.open(operation.scratch);
  try {
    // First everything comes here, at the speed of the line; the store is closed only for what follows.
    for await (const piece of file) await upload.write(piece);
    const result = await operation.lifecycle.alone<RestoreBackupResult>('restoring', async () => ({
      result: await restoreAlone(operation, upload, passphrase, replaces),
    }));
    if (result === 'busy') return { ok: false, problem: 'busy' };
    log('info', 'restore', result.ok ? { rows: result.rows, replaces } : { problem: result.problem });
    return result;
  } finally {
    await upload.close();
  }
}

async function restoreAlone(
  operation: Operation,
  upload: Spool,
  passphrase: string,
  replaces: boolean,
): Promise<RestoreBackupResult> {
  await operation.work.pause();
  try {
    const safetyBackup = replaces ? await keepCopy(operation, passphrase) : null;
    if (replaces && !safetyBackup) return { ok: false, problem: 'no-safety-backup' };
    const result = await importStore(operation.db, () => upload.read(), {
      passphrase,
      replaces: replaces ? 'everything' : 'first-start',
      afterwards: async (trx, { erased }) => {
        noteChange(trx, { subject: 'store', before: null, after: { restored: 'from a backup' } });
        await operation.reapplyErasures?.(trx, erased);
      },
    });
    if (!result.ok) {
      // Nothing was replaced, so the copy holds nothing that is not still here.
      if (safetyBackup) rmSync(safetyBackup, { force: true });
      return result;
    }
    await operation.prepare();
    return { ok: true, rows: result.rows, tables: Object.keys(result.tables).length, safetyBackup };
  } finally {
    await operation.work.resume();
  }
}

async function keepCopy(operation: Operation, passphrase: string): Promise<string | null> {
  const { db, scratch, backups, workFactor } = operation;
  const moment = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const path = join(backups, `before-restore-${moment}.age`);
  const unfinished = `${path}.part`;
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    const { file } = await exportStore(db, { scratch, passphrase, ...(workFactor && { workFactor }) });
    await pipeline(file, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    renameSync(unfinished, path);
    return path;
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished);
    logError('safety-backup-failed', error);
    return null;
  }
}
