import { parentPort, workerData } from 'node:worker_threads';
import { listToLoad, NotALine } from '../src/lib/server/inventory/list-to-load.ts';
import { matchTogether, recogniseOnce } from '../src/lib/server/inventory/match-entries.ts';
import { recognitionFrom } from '../src/lib/server/inventory/recognise.ts';
import type {
  MadeRows,
  RowMakerAnswer,
  RowMakerData,
  RowMakerTask,
} from '../src/lib/server/inventory/row-makers.ts';
import { rowsOfList } from '../src/lib/server/inventory/rows-of-list.ts';
import { SharedTexts } from '../src/lib/server/inventory/shared-texts.ts';
import { SpareMemory } from '../src/lib/server/inventory/spare-memory.ts';
import { LoadedRows } from '../src/lib/server/inventory/store/loaded-rows.ts';

/** Makes the rows of many lists, beside the thread that writes them. */
const { actor, capabilities, ids: counted, matches, targets } = workerData as RowMakerData;
const recognition = recogniseOnce(
  matchTogether(recognitionFrom(targets, capabilities), new SharedTexts(matches)),
);
const spare = new SpareMemory();
const rows = new LoadedRows(spare);
const counters = new BigInt64Array(counted);
const draw = (counter: number, count: number): number =>
  Number(Atomics.add(counters, counter, BigInt(count)));
const ids = { application: (count: number) => draw(0, count), source: () => draw(1, 1) };

parentPort?.on('message', (task: RowMakerTask) => {
  for (const memory of task.spare) spare.give(memory);
  parentPort?.postMessage(answerTo(task));
});

function answerTo(task: RowMakerTask): RowMakerAnswer {
  const { text } = task;
  try {
    return { ok: true, text, ...make(task) };
  } catch (error) {
    if (error instanceof NotALine) return { ok: false, text, notALine: error.number };
    throw error;
  }
}

function make({ text, lines }: RowMakerTask): MadeRows {
  const bytes = Buffer.from(text);
  const towns = lines.map(({ number, authority, start, end }) => {
    const given = listToLoad(bytes.toString('utf8', start, end), number);
    const result = rowsOfList(rows, ids, { authority, actor, given, recognition });
    return { authority, name: given.name, sha256: given.sha256, rows: given.list.file.rows, result };
  });
  return { towns, rows: rows.take() };
}
