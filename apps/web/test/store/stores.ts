import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresql, type TestServer } from '../postgresql.ts';
import type { DatabaseConfig } from '#lib/server/database/index.ts';

/** A way to get empty stores of one kind; the same tests run on each. */
export interface StoreKind {
  name: 'embedded' | 'postgresql';
  start(): Promise<void>;
  /** A place for one more empty store. */
  place(): Promise<DatabaseConfig>;
  stop(): Promise<void>;
}

export function storeKinds(): StoreKind[] {
  return [embedded(), postgresql()];
}

function embedded(): StoreKind {
  const folders: string[] = [];
  return {
    name: 'embedded',
    start: () => Promise.resolve(),
    place: () => {
      const folder = mkdtempSync(join(tmpdir(), 'allmende-store-'));
      folders.push(folder);
      return Promise.resolve({ dataDirectory: folder });
    },
    stop: () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function postgresql(): StoreKind {
  let server: TestServer | undefined;
  return {
    name: 'postgresql',
    start: async () => {
      server = await startPostgresql();
    },
    place: async () => {
      if (!server) throw new Error('start the server first');
      return { databaseUrl: await server.createDatabase() };
    },
    stop: () => {
      server?.stop();
      return Promise.resolve();
    },
  };
}
