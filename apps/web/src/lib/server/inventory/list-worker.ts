import { Worker } from 'node:worker_threads';
import type { ColumnMapping, Interpretation, Problem, SoftwareList } from '@allmende/inventory';
import type { ListPreview } from '#lib/server/database/index.ts';
import { workerFile } from '#lib/server/worker-file.ts';

export interface GivenList {
  name: string;
  bytes: Uint8Array;
  /** Set when the list was pasted: the bytes are UTF-8 then. */
  pasted: boolean;
  sheet?: string;
}

export type ListTask =
  | { task: 'preview'; given: GivenList; mapping: ColumnMapping | null }
  | { task: 'read'; given: GivenList; mapping: ColumnMapping };

export type PreviewResult = { ok: true; preview: ListPreview } | { ok: false; problems: Problem[] };
export type ReadListResult =
  { ok: true; list: SoftwareList; interpretation: Interpretation } | { ok: false; problems: Problem[] };

const longest = 60_000;

/**
 * Reads a list in a thread of its own, with its own memory limit: a hostile workbook can then neither stop the
 * server nor eat its memory. A list that takes longer than a minute, or more memory than it may have, is refused.
 */
async function inWorker<Result>(
  task: ListTask,
  signal?: AbortSignal,
): Promise<Result | { ok: false; problems: Problem[] }> {
  const worker = new Worker(workerFile('read-list'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  });
  try {
    return await new Promise((resolve, reject) => {
      const refuse = (code: string): void => resolve({ ok: false, problems: [{ severity: 'error', code }] });
      const timer = setTimeout(() => refuse('reading-takes-too-long'), longest);
      worker.once('message', (result: Result) => {
        clearTimeout(timer);
        resolve(result);
      });
      worker.once('error', (thrown: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        if (thrown.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('reading-takes-too-much-memory');
        else reject(thrown);
      });
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  } finally {
    await worker.terminate();
  }
}

export async function previewInWorker(
  given: GivenList,
  mapping: ColumnMapping | null,
): Promise<PreviewResult> {
  return inWorker<PreviewResult>({ task: 'preview', given, mapping });
}

export async function readInWorker(
  given: GivenList,
  mapping: ColumnMapping,
  signal?: AbortSignal,
): Promise<ReadListResult> {
  return inWorker<ReadListResult>({ task: 'read', given, mapping }, signal);
}
