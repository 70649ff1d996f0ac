import { Spool, StoreError } from '#lib/server/database/index.ts';
import { log, type Operation } from '#lib/server/operating/index.ts';
import { linesOf } from './lines-of.ts';
import { NotALine } from './list-to-load.ts';
import { loadLists, type Loaded } from './load-lists.ts';
import type { RecognisedBy } from './row-makers.ts';

export type FillResult =
  | ({ ok: true } & Loaded)
  | { ok: false; problem: 'busy' }
  | { ok: false; problem: 'not-lists'; detail: string };

/**
 * Fills the inventories of many authorities for the first time, see {@link loadLists}: `file` has one list a line, as
 * the command line reads them from a folder. Nobody else is let in meanwhile. Whole or not at all.
 *
 * @example await fillInventories(operation, request.body, { targets, capabilities });
 */
export async function fillInventories(
  operation: Operation,
  file: AsyncIterable<Uint8Array>,
  recognisedBy: RecognisedBy,
): Promise<FillResult> {
  const upload = await Spool.open(operation.scratch);
  try {
    for await (const piece of file) await upload.write(piece);
    const result = await operation.lifecycle.alone<FillResult>('filling', async () => ({
      result: await fill(operation, upload, recognisedBy),
    }));
    if (result === 'busy') return { ok: false, problem: 'busy' };
    log('info', 'fill', result.ok ? { towns: result.towns, rows: result.rows } : { problem: result.problem });
    return result;
  } finally {
    await upload.close();
  }
}

async function fill(operation: Operation, upload: Spool, recognisedBy: RecognisedBy): Promise<FillResult> {
  await operation.work.pause();
  try {
    return { ok: true, ...(await loadLists(operation.db, 'operator', linesOf(upload.read()), recognisedBy)) };
  } catch (error) {
    if (error instanceof NotALine) return { ok: false, problem: 'not-lists', detail: String(error.number) };
    // A value that no column takes; which one is not told, because it may be somebody's.
    if (error instanceof StoreError && /^2[23]/.test(error.code))
      return { ok: false, problem: 'not-lists', detail: error.at.column ?? error.at.table ?? '' };
    throw error;
  } finally {
    await operation.work.resume();
  }
}
