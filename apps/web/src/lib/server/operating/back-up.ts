import { exportStore, type Backup } from '#lib/server/database/index.ts';
import { log } from './log.ts';
import { noteBackup } from './metrics.ts';
import type { Operation } from './operation.ts';

/**
 * One moment of the store as an encrypted file, while everybody goes on working.
 *
 * @example const { file } = await backUp(operation, passphrase);
 */
export async function backUp({ db, scratch }: Operation, passphrase: string): Promise<Backup> {
  const backup = await exportStore(db, { scratch, passphrase });
  log('info', 'backup', { rows: backup.rows, readFor: Math.round(backup.readFor) });
  noteBackup(new Date());
  return backup;
}
