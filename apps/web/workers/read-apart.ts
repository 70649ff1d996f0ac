import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { ListTask } from '../src/lib/server/inventory/list-worker.ts';
import type { ReadingMessage } from '../src/lib/server/inventory/reading-process.ts';

/** The program of a process that does one task with a list: it comes on standard input, messages go to standard output. */
const [milliseconds, megabytes] = process.argv.slice(2).map(Number);
const watch = new Worker(new URL('watch-process.mjs', import.meta.url), {
  workerData: { milliseconds, megabytes },
});
const [task, { perform }] = await Promise.all([
  buffer(process.stdin),
  import('./read-list.ts'),
  // Nothing of the file is read before somebody watches.
  once(watch, 'online'),
]);
watch.unref();

function send(message: ReadingMessage): void {
  const body = serialize(message);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  process.stdout.write(head);
  process.stdout.write(body);
}

try {
  const { answer, lists } = perform(deserialize(task) as ListTask);
  send({ kind: 'answer', answer });
  for (const [list, items] of lists.entries())
    for (let at = 0; at < items.length; at += 1000)
      send({ kind: 'items', list, items: items.slice(at, at + 1000) });
} catch (thrown) {
  const error = thrown instanceof Error ? thrown : new Error();
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  send({ kind: 'thrown', name: error.name, at: frames.map((line) => line.trim().slice(3)).join(' < ') });
}
