import { parentPort, workerData } from 'node:worker_threads';
import { listToLoad, NotALine } from '../src/lib/server/inventory/list-to-load.ts';
import { recogniseOnce } from '../src/lib/server/inventory/match-entries.ts';
import { recognitionFrom } from '../src/lib/server/inventory/recognise.ts';
import type {
  LinesToMake,
  MadeRows,
  RowMakerAnswer,
  RowMakerData,
} from '../src/lib/server/inventory/row-makers.ts';
import { rowsOfList } from '../src/lib/server/inventory/rows-of-list.ts';
import { LoadedRows } from '../src/lib/server/inventory/store/loaded-rows.ts';

/** Makes the rows of many lists, beside the thread that writes them. */
const { actor, capabilities, ids: counted, targets } = workerData as RowMakerData;
const recognition = recogniseOnce(recognitionFrom(targets, capabilities));
const rows = new LoadedRows();
const counters = new BigInt64Array(counted);
const draw = (counter: number, count: number): number =>
  Number(Atomics.add(counters, counter, BigInt(count)));
const ids = { application: (count: number) => draw(0, count), source: () => draw(1, 1) };

parentPort?.on('message', (batch: LinesToMake) => {
  const answer = answerTo(batch);
  parentPort?.postMessage(answer, answer.ok ? answer.rows.map(([, { buffer }]) => buffer) : []);
});

function answerTo(batch: LinesToMake): RowMakerAnswer {
  try {
    return { ok: true, ...make(batch) };
  } catch (error) {
    if (error instanceof NotALine) return { ok: false, notALine: error.number };
    throw error;
  }
}

function make({ text, lines }: LinesToMake): MadeRows {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.length);
  const towns = lines.map(({ number, authority, start, end }) => {
    const given = listToLoad(bytes.toString('utf8', start, end), number);
    const result = rowsOfList(rows, ids, { authority, actor, given, recognition });
    return { authority, name: given.name, sha256: given.sha256, rows: given.list.file.rows, result };
  });
  return { towns, rows: rows.take() };
}
