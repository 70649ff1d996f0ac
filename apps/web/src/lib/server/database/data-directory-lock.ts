import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { StoreError } from './engine.ts';
import { startHeartbeat } from './heartbeat.ts';

/** Held while this process owns a data directory. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes a data directory for this process alone. Two processes in one directory overwrite each other without an
 * error, so the second one is refused (`StoreError` 55006).
 *
 * On Linux the lock is an abstract socket, which the kernel frees however the process ends. Elsewhere it is a file
 * with the process id, which counts only as long as that process lives. Other computers and containers see neither;
 * for them there is a heartbeat, and a folder that one of them left without closing is free after 12 seconds.
 *
 * @example const lock = await lockDirectory('data');
 */
export async function lockDirectory(
  directory: string,
  { platform = process.platform, beatEvery = 4000 }: { platform?: NodeJS.Platform; beatEvery?: number } = {},
): Promise<DirectoryLock> {
  const lock = platform === 'linux' ? await lockBySocket(directory) : lockByFile(directory);
  const heartbeat = await startHeartbeat(directory, beatEvery);
  if ('takenBy' in heartbeat) {
    await lock.release();
    throw refusal(directory, ` on ${heartbeat.takenBy}`);
  }
  return {
    release: () => {
      heartbeat.stop();
      return lock.release();
    },
  };
}

function refusal(directory: string, owner: string): StoreError {
  return new StoreError(
    `The data folder ${directory} is in use by another Allmende${owner}. Stop that one first, or start this one with another folder (ALLMENDE_DATA).`,
    '55006',
  );
}

async function lockBySocket(directory: string): Promise<DirectoryLock> {
  const name = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32);
  const server = createServer();
  await new Promise<void>((taken, refused) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      refused(error.code === 'EADDRINUSE' ? refusal(directory, '') : error);
    });
    server.listen({ path: `\0allmende-${name}` }, taken);
  });
  server.unref();
  return { release: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}

function lockByFile(directory: string): DirectoryLock {
  const file = join(directory, 'allmende.pid');
  for (const isLastTry of [false, true]) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return { release: async () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    const owner = Number(readFileSync(file, 'utf8'));
    if (isLastTry || isAlive(owner)) throw refusal(directory, ` (process ${owner})`);
    rmSync(file, { force: true });
  }
  throw refusal(directory, '');
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
