import { databaseOn, type Database } from './database.ts';
import { openEmbeddedEngine } from './embedded-engine.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { openPostgresqlEngine } from './postgresql-engine.ts';

/** Where the store lies: a folder of this computer, or a PostgreSQL server. */
export type DatabaseConfig = { dataDirectory: string } | { databaseUrl: string; connections?: number };

/**
 * Opens the store and brings its schema up to date.
 *
 * Rejects with a {@link StoreError} that a person can act on: `55006` the folder is in use by another process,
 * `08001` the server cannot be reached, `0A000` the server is too old or the store was written by a newer version.
 *
 * @example const db = await openDatabase({ dataDirectory: './data' });
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const engine = await openEngine(config);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return databaseOn(engine);
}

/** Opens the engine that the place calls for; its schema may be older than this code. */
export function openEngine(config: DatabaseConfig): Promise<Engine> {
  return 'databaseUrl' in config
    ? openPostgresqlEngine(config.databaseUrl, config.connections)
    : openEmbeddedEngine(config.dataDirectory);
}
