import { Worker } from 'node:worker_threads';
import type { ColumnMapping, Interpretation, Problem, SoftwareList } from '@allmende/inventory';
import type { ListPreview } from '#lib/server/database/index.ts';
import { workerFile } from '#lib/server/worker-file.ts';

export type GivenList = { name: string; bytes: Uint8Array } | { text: string };

/** What is kept of a file until its import ends: its sheets without personal data, packed, and the one in question. */
export interface KeptSheets {
  packed: Uint8Array;
  /** The first one when left out. */
  sheet: string | undefined;
}

export type ListTask =
  | { task: 'upload'; given: GivenList }
  | { task: 'preview'; kept: KeptSheets; mapping: ColumnMapping | null }
  | { task: 'read'; kept: KeptSheets; mapping: ColumnMapping };

interface Refused {
  ok: false;
  problems: Problem[];
}
export type UploadResult = { ok: true; packed: Uint8Array; preview: ListPreview } | Refused;
export type PreviewResult = { preview: ListPreview };
export type ReadListResult = { list: SoftwareList; interpretation: Interpretation };

/** What reading one file may cost. */
export interface ReadingLimits {
  milliseconds: number;
  megabytes: number;
}

const usualLimits: ReadingLimits = { milliseconds: 60_000, megabytes: 768 };

/**
 * Works on a list in a thread of its own, with its own memory limit: a hostile workbook can then neither stop the
 * server nor eat its memory. What takes longer than a minute, or more memory than it may have, is refused.
 */
async function inWorker<Result>(
  task: ListTask,
  { milliseconds, megabytes }: ReadingLimits,
  signal?: AbortSignal,
): Promise<Result | Refused> {
  signal?.throwIfAborted();
  const worker = new Worker(workerFile('read-list'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  let abort = (): void => {};
  try {
    return await new Promise((resolve, reject) => {
      const refuse = (code: string): void => resolve({ ok: false, problems: [{ severity: 'error', code }] });
      timer = setTimeout(() => refuse('reading-takes-too-long'), milliseconds);
      worker.once('message', resolve);
      worker.once('error', (thrown: NodeJS.ErrnoException) => {
        if (thrown.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('reading-takes-too-much-memory');
        else reject(thrown);
      });
      abort = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', abort);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

/** Reads a file or a pasted text. Nothing that leaves the thread holds user names, e-mail addresses or licence keys. */
export async function uploadInWorker(
  given: GivenList,
  limits: ReadingLimits = usualLimits,
): Promise<UploadResult> {
  return inWorker<UploadResult>({ task: 'upload', given }, limits);
}

/** How a kept list would come in with these column roles; null guesses them anew. */
export async function previewInWorker(
  kept: KeptSheets,
  mapping: ColumnMapping | null,
): Promise<PreviewResult | Refused> {
  return inWorker<PreviewResult>({ task: 'preview', kept, mapping }, usualLimits);
}

export async function readInWorker(
  kept: KeptSheets,
  mapping: ColumnMapping,
  signal?: AbortSignal,
): Promise<ReadListResult | Refused> {
  return inWorker<ReadListResult>({ task: 'read', kept, mapping }, usualLimits, signal);
}
