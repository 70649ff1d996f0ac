import { readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A sign of life that other computers and containers can see, because it lies in the shared folder. */
export interface Heartbeat {
  stop(): void;
}

/**
 * Shows that this computer or container uses the folder, by touching a file there every `every` milliseconds. Gives
 * the name of another one instead when that one's sign still moves; that takes three beats to tell.
 */
export async function startHeartbeat(
  directory: string,
  every: number,
): Promise<Heartbeat | { takenBy: string }> {
  const file = join(directory, 'allmende.heartbeat');
  const other = nameOfOther(file);
  if (other && (await stillBeats(file, every))) return { takenBy: other };
  writeFileSync(file, place());
  const timer = setInterval(() => touch(file), every);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      rmSync(file, { force: true });
    },
  };
}

/** This computer; within Linux also the network, because containers may share a name. */
function place(): string {
  return process.platform === 'linux' ? `${hostname()} ${readlinkSync('/proc/self/ns/net')}` : hostname();
}

/** Null when nobody left a sign, or when it was left here: here, the lock tells who lives. */
function nameOfOther(file: string): string | null {
  try {
    const name = readFileSync(file, 'utf8');
    return name === place() ? null : name;
  } catch {
    return null;
  }
}

async function stillBeats(file: string, every: number): Promise<boolean> {
  const before = beatOf(file);
  await new Promise((done) => setTimeout(done, 3 * every));
  return beatOf(file) !== before;
}

function beatOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder is away for the moment, e.g. an unplugged disk; writing will tell.
  }
}
