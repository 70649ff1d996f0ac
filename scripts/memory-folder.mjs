import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const shared = '/dev/shm';
const gigabyte = 2 ** 30;

/**
 * A new folder in memory, for what tests write and throw away: a store of its own for each of hundreds of files is made
 * of 1,500 files that are synced one by one. Undefined where there is too little memory, or where no program may be
 * started from it; then the disk does.
 *
 * @example memoryFolder() // '/dev/shm/allmende-tests-x7Kd3a'
 */
export function memoryFolder() {
  if (!existsSync(shared)) return undefined;
  const { bavail, bsize } = statfsSync(shared);
  const memory = Math.min(freemem(), process.constrainedMemory?.() || Infinity);
  if (bavail * bsize < 6 * gigabyte || memory < 12 * gigabyte) return undefined;
  try {
    const folder = mkdtempSync(join(shared, 'allmende-tests-'));
    // For everybody, as the usual one is: a PostgreSQL server started by root runs as another user.
    chmodSync(folder, 0o1777);
    const probe = join(folder, 'probe');
    writeFileSync(probe, '#!/bin/sh\n', { mode: 0o755 });
    const mayRun = spawnSync(probe).status === 0;
    rmSync(mayRun ? probe : folder, { recursive: true });
    return mayRun ? folder : undefined;
  } catch {
    return undefined;
  }
}
