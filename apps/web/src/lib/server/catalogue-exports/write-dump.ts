import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '#lib/server/database/index.ts';
import { dumpLines } from './export-lines.ts';

export const DUMP_NAME = 'dump.jsonl.gz';

/**
 * Writes the whole catalogue into the folder, packed, one entry a line. Whoever reads the file meanwhile has the one of
 * the night before: it is replaced only when the new one is complete.
 */
export async function writeDump(db: Database, folder: string, base: string, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true });
  const part = join(folder, `${DUMP_NAME}.part`);
  try {
    await pipeline(
      Readable.from(dumpLines({ db, base, now })),
      createGzip(),
      createWriteStream(part, { flush: true }),
    );
    await rename(part, join(folder, DUMP_NAME));
  } finally {
    await rm(part, { force: true });
  }
}

/** The dump of last night; null where none was written yet. */
export async function findDump(folder: string): Promise<{ path: string; size: number; at: Date } | null> {
  const path = join(folder, DUMP_NAME);
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { path, size: found.size, at: found.mtime } : null;
}
