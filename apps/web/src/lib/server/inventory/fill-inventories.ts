import { z } from 'zod';
import { Spool, StoreError } from '#lib/server/database/index.ts';
import { log, type Operation } from '#lib/server/operating/index.ts';
import { loadLists, type ListToLoad, type Loaded } from './load-lists.ts';
import type { Recognition } from './recognition.ts';

export type FillResult =
  | ({ ok: true } & Loaded)
  | { ok: false; problem: 'busy' }
  | { ok: false; problem: 'not-lists'; detail: string };

/** As far as the shape of a line goes; what a value may be, the store itself says. */
const line = z.object({
  key: z.string().min(1).max(200),
  name: z.string().max(500),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
  mapping: z.record(z.string(), z.string()),
  list: z.looseObject({
    file: z.looseObject({ format: z.string(), rows: z.number().int().nonnegative() }),
    columns: z.array(z.looseObject({ index: z.number().int() })),
    rows: z.array(z.looseObject({ line: z.number().int(), cells: z.array(z.string()) })),
    problems: z.array(z.looseObject({ code: z.string() })),
  }),
  interpretation: z.looseObject({
    accepted: z.array(z.looseObject({ line: z.number().int(), name: z.string().min(1) })),
    folded: z.array(z.looseObject({ line: z.number().int(), kind: z.string() })),
    rejected: z.array(z.looseObject({ line: z.number().int(), reason: z.string() })),
    problems: z.array(z.looseObject({ code: z.string() })),
  }),
});

class NotALine extends Error {}

/**
 * Fills the inventories of many authorities for the first time, see {@link loadLists}: `file` has one list a line, as
 * the command line reads them from a folder. Nobody else is let in meanwhile. Whole or not at all.
 *
 * @example await fillInventories(operation, request.body, recognition);
 */
export async function fillInventories(
  operation: Operation,
  file: AsyncIterable<Uint8Array>,
  recognition: Recognition,
): Promise<FillResult> {
  const upload = await Spool.open(operation.scratch);
  try {
    for await (const piece of file) await upload.write(piece);
    const result = await operation.lifecycle.alone<FillResult>('filling', async () => ({
      result: await fill(operation, upload, recognition),
    }));
    if (result === 'busy') return { ok: false, problem: 'busy' };
    log('info', 'fill', result.ok ? { towns: result.towns, rows: result.rows } : { problem: result.problem });
    return result;
  } finally {
    await upload.close();
  }
}

async function fill(operation: Operation, upload: Spool, recognition: Recognition): Promise<FillResult> {
  await operation.work.pause();
  try {
    return { ok: true, ...(await loadLists(operation.db, 'operator', listsOf(upload), recognition)) };
  } catch (error) {
    if (error instanceof NotALine) return { ok: false, problem: 'not-lists', detail: error.message };
    // A value that no column takes; which one is not told, because it may be somebody's.
    if (error instanceof StoreError && /^2[23]/.test(error.code))
      return { ok: false, problem: 'not-lists', detail: error.at.column ?? error.at.table ?? '' };
    throw error;
  } finally {
    await operation.work.resume();
  }
}

async function* listsOf(upload: Spool): AsyncGenerator<ListToLoad> {
  let number = 0;
  for await (const text of linesOf(upload)) {
    number += 1;
    if (text.trim() === '') continue;
    yield listOf(text, number);
  }
}

function listOf(text: string, number: number): ListToLoad {
  try {
    return line.parse(JSON.parse(text)) as unknown as ListToLoad;
  } catch {
    throw new NotALine(String(number));
  }
}

async function* linesOf(upload: Spool): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  for await (const piece of upload.read()) {
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      yield Buffer.concat([...waiting, piece.subarray(start, end)]).toString('utf8');
      waiting = [];
      start = end + 1;
    }
    if (start < piece.length) waiting.push(piece.subarray(start));
  }
  yield Buffer.concat(waiting).toString('utf8');
}
