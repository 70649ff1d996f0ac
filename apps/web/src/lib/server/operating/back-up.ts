import { exportStore, type Backup } from '#lib/server/database/index.ts';
import { log } from './log.ts';
import { noteBackup } from './metrics.ts';
import type { Operation } from './operation.ts';

/**
 * One moment of the store as an encrypted file, while everybody goes on working.
 *
 * @example const { file } = await backUp(operation, passphrase);
 */
export async function backUp(operation: Operation, passphrase: string): Promise<Backup> {
  const { db, scratch, workFactor } = operation;
  const backup = await exportStore(db, { scratch, passphrase, ...(workFactor && { workFactor }) });
  log('info', 'backup', { rows: backup.rows, readFor: Math.round(backup.readFor) });
  noteBackup(new Date());
  return backup;
}
