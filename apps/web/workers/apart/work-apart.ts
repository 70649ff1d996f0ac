import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { ApartMessage } from '../../src/lib/server/apart/index.ts';

/**
 * Does one task in a process of its own: it comes on standard input, messages go to standard output. What the program
 * needs is loaded meanwhile, but nothing of the task is looked at before somebody watches.
 *
 * @example await workApart(() => import('./read-list.ts'), ({ perform }, task) => send(perform(task)));
 */
export async function workApart<Program>(
  load: () => Promise<Program>,
  work: (program: Program, task: unknown) => void | Promise<void>,
): Promise<void> {
  const [milliseconds, megabytes] = process.argv.slice(2).map(Number);
  const watch = new Worker(new URL('watch-process.mjs', import.meta.url), {
    workerData: { milliseconds, megabytes },
  });
  const [task, program] = await Promise.all([buffer(process.stdin), load(), once(watch, 'online')]);
  watch.unref();
  try {
    await work(program, deserialize(task));
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error();
    const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
    send({ kind: 'thrown', name: error.name, at: frames.map((line) => line.trim().slice(3)).join(' < ') });
  }
}

/** Sends one message to the server, with its length before it. */
export function send(message: ApartMessage): void {
  const body = serialize(message);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  process.stdout.write(head);
  process.stdout.write(body);
}
