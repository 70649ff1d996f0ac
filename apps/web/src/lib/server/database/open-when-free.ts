import type { Database } from './database.ts';
import { isStoreError } from './engine.ts';
import { openDatabase, type DatabaseConfig } from './open-database.ts';

/**
 * Opens the store, and where another process has it, tries again for `patience` milliseconds: after a restart the
 * predecessor may still be writing its last checkpoint. Rejects as {@link openDatabase} does.
 *
 * @example const db = await openWhenFree({ dataDirectory: './data' });
 */
export async function openWhenFree(config: DatabaseConfig, patience = 5000): Promise<Database> {
  const giveUp = performance.now() + patience;
  for (;;) {
    try {
      return await openDatabase(config);
    } catch (error) {
      if (!isStoreError(error, '55006') || performance.now() > giveUp) throw error;
      await new Promise((retry) => setTimeout(retry, 100));
    }
  }
}
