import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { openForges, type Forges, type ForgesOptions } from '#lib/server/forges/index.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';

/** The secret of the instance in tests. */
export const secret = 'a secret of at least thirty-two characters';

/** An empty store on this computer, and how to be rid of it. */
export async function givenStore(): Promise<{ db: Database; drop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-forges-'));
  const db = await openDatabase({ dataDirectory: folder });
  return {
    db,
    drop: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A handle that may ask this computer. */
export function forgesOn(db: Database, options: Partial<ForgesOptions> = {}): Forges {
  return openForges({
    db,
    secret,
    allowed: readAllowedHosts('127.0.0.1'),
    limits: { milliseconds: 20_000, bytes: 5_000_000 },
    ...options,
  });
}

/** Everything that a use case yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
