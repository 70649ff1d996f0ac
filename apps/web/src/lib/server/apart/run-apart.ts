import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { workerFile } from '#lib/server/worker-file.ts';

/** What one task may cost. */
export interface ApartLimits {
  milliseconds: number;
  /** Memory of the whole process, whatever it is used for; an idle one has about 60. */
  megabytes: number;
}

/** The programs that are run so: one reads lists, one draws pictures, one makes plans. */
export type ApartProgram = 'read-apart' | 'draw-apart' | 'solve-apart';

/** What comes from the process, in this order: one answer, then the long lists that it left empty, piece by piece. */
export type ApartMessage =
  | { kind: 'answer'; answer: unknown }
  | { kind: 'items'; list: number; items: unknown[] }
  /** Without the message of the error, which may quote what was read. */
  | { kind: 'thrown'; name: string; at: string };

export type ApartEnd = 'done' | 'takes-too-long' | 'takes-too-much-memory' | 'failed';

/** What a process of Node may not do that has nothing to write, to start or to load: since 23.5 under its own name. */
const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/**
 * Has a task done by a process of its own and gives its messages to `listen`. The process sees neither the environment
 * nor files but its own program, may write none, and ends by itself when it takes more time or memory than it may, or
 * when the server is gone. Rejects with the reason of the signal when that aborts.
 *
 * A thread would be cheaper by a tenth of a second, but its memory limit knows only the heap and not what lies outside
 * of it, such as unpacked bytes; and a thread that the engine gives up on takes the whole server with it.
 *
 * @example await runApart('read-apart', task, { milliseconds: 60_000, megabytes: 1024 }, take) // 'done'
 */
export async function runApart(
  name: ApartProgram,
  task: unknown,
  { milliseconds, megabytes }: ApartLimits,
  listen: (message: ApartMessage) => void,
  signal?: AbortSignal,
): Promise<ApartEnd> {
  signal?.throwIfAborted();
  const program = realpathSync(workerFile(name));
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      permission,
      '--allow-worker',
      `--allow-fs-read=${join(dirname(program), '*')}`,
      // So that a full heap is tidied up before the whole of the memory is used up.
      `--max-old-space-size=${Math.floor(megabytes * 0.75)}`,
      program,
      String(milliseconds),
      String(megabytes),
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {}, cwd: dirname(program), windowsHide: true },
  );
  const kill = (): void => void child.kill('SIGKILL');
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, milliseconds);
  signal?.addEventListener('abort', kill, { once: true });
  try {
    return await new Promise<ApartEnd>((resolve, reject) => {
      let end: ApartEnd = 'failed';
      const take = splitFrames((message) => {
        end = message.kind === 'thrown' ? 'failed' : 'done';
        listen(message);
      });
      child.stdout.on('data', (chunk: Buffer) => {
        try {
          take(chunk);
        } catch (error) {
          kill();
          reject(error as Error);
        }
      });
      child.once('error', reject);
      // It may be gone before it has read everything.
      child.stdin.on('error', () => {});
      child.once('close', (code, killedBy) => {
        if (signal?.aborted) reject(signal.reason as Error);
        else if (late) resolve('takes-too-long');
        else if (code === 0) resolve(end);
        // The engine with a full heap aborts; the watch beside it, or a system without memory, kills.
        else if (code === 134 || killedBy === 'SIGABRT' || killedBy === 'SIGKILL')
          resolve('takes-too-much-memory');
        else resolve('failed');
      });
      child.stdin.end(serialize(task));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    kill();
  }
}

/** Cuts what comes through the pipe into messages, each with its length before it. */
function splitFrames(listen: (message: ApartMessage) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let size = 0;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    for (;;) {
      if (size < 4) return;
      if ((chunks[0]?.length ?? 0) < 4) chunks = [Buffer.concat(chunks)];
      const end = 4 + (chunks[0]?.readUInt32LE() ?? 0);
      if (size < end) return;
      const all = Buffer.concat(chunks);
      chunks = [all.subarray(end)];
      size -= end;
      listen(deserialize(all.subarray(4, end)) as ApartMessage);
    }
  };
}
