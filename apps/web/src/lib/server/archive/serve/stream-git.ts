import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { endGroup, spawnGit } from '#lib/server/git/index.ts';
import { Slots } from './slots.ts';

/** For one answer, in milliseconds; whoever takes longer is cut off. */
const patience = 15 * 60_000;
const slots = new Slots({ inAll: 8, each: 3 });

export interface StreamOptions {
  /** Who reads: the address of the connection. */
  who: string;
  input?: Uint8Array;
  environment?: Record<string, string>;
  gzip?: boolean;
}

/**
 * What `git` writes, piece by piece as the reader takes it; null when too many read already. The process ends when the
 * reader goes away, takes too long, or has everything.
 *
 * @example const body = streamGit(directory, ['cat-file', 'blob', id], { who: address });
 */
export function streamGit(
  directory: string,
  args: readonly string[],
  { who, input, environment, gzip = false }: StreamOptions,
): ReadableStream<Uint8Array> | null {
  const free = slots.take(who);
  if (!free) return null;
  const child = spawnGit([`--git-dir=${directory}`, ...args], { ...(environment && { environment }) });
  const timer = setTimeout(() => endGroup(child), patience);
  child.stderr?.resume();
  child.stdin?.end(input);
  const { stdout } = child;
  if (!stdout) throw new Error('git was started without a way to listen to it');
  const packed = gzip ? stdout.pipe(createGzip()) : stdout;
  let broken = false;
  child.once('error', () => {
    broken = true;
    packed.destroy(new Error('git could not be started'));
  });
  child.once('close', (code) => {
    clearTimeout(timer);
    free();
    // Half a file must not look like a whole one.
    if (code !== 0 && !broken) packed.destroy(new Error('git ended before its time'));
  });
  packed.once('close', () => endGroup(child));
  packed.on('error', () => {});
  return Readable.toWeb(packed) as ReadableStream<Uint8Array>;
}
