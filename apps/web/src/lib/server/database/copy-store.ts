import type { Database } from './database.ts';
import { rowsOf, type StoreDigest } from './dump-tables.ts';
import { isStoreError } from './engine.ts';
import { spoolStore } from './export-store.ts';
import { importStore } from './import-store.ts';
import { openDatabase, type DatabaseConfig } from './open-database.ts';
import { Spool } from './spool.ts';

/** Why a store was not copied: the other one cannot be used, it holds something, or what came there is not the same. */
export type CopyProblem = 'target-unusable' | 'target-not-empty' | 'not-as-written';

export type CopyResult =
  { ok: true; rows: number; tables: StoreDigest } | { ok: false; problem: CopyProblem; detail?: string };

/**
 * Copies everything the store holds into an empty one, on any engine, and compares each table's rows there with the
 * ones here before they count: whole or not at all. Only reads the store that is copied; nobody may write to it
 * meanwhile, or what they write stays behind.
 *
 * @example await copyStore(db, { databaseUrl: 'postgres://allmende@127.0.0.1/allmende' }, { scratch: '/var/tmp' });
 */
export async function copyStore(
  db: Database,
  to: DatabaseConfig,
  { scratch, now = new Date() }: { scratch: string; now?: Date },
): Promise<CopyResult> {
  let target: Database;
  try {
    target = await openDatabase(to);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { ok: false, problem: 'target-unusable', detail: error.message };
  }
  const spool = await Spool.open(scratch);
  try {
    await spoolStore(db, spool, now);
    const result = await importStore(target, () => spool.read(), { keepsSessions: true });
    if (result.ok) return { ok: true, rows: rowsOf(result.tables), tables: result.tables };
    if (result.problem === 'store-not-empty') return { ok: false, problem: 'target-not-empty' };
    return { ok: false, problem: 'not-as-written', detail: result.problem };
  } catch (error) {
    if (isStoreError(error, '08006') || isStoreError(error, '08001'))
      return { ok: false, problem: 'target-unusable', detail: (error as Error).message };
    throw error;
  } finally {
    await spool.close();
    await target.close();
  }
}
