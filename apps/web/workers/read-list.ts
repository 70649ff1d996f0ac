import { parentPort, workerData } from 'node:worker_threads';
import { interpretList, readList, type ColumnMapping, type SoftwareList } from '@allmende/inventory';
import type {
  GivenList,
  ListTask,
  PreviewResult,
  ReadListResult,
} from '../src/lib/server/inventory/list-worker.ts';

const sampleRows = 20;

function read(given: GivenList) {
  if (given.pasted) return readList({ text: new TextDecoder().decode(given.bytes) });
  return readList({ name: given.name, bytes: given.bytes, ...(given.sheet ? { sheet: given.sheet } : {}) });
}

function guessedMapping(list: SoftwareList): ColumnMapping {
  return Object.fromEntries(list.columns.map(({ index, role }) => [index, role]));
}

function preview(given: GivenList, mapping: ColumnMapping | null): PreviewResult {
  const result = read(given);
  if (!result.ok) return result;
  const { rows: _rows, ...list } = result.list;
  const roles = mapping ?? guessedMapping(result.list);
  const interpretation = interpretList(result.list, roles);
  return {
    ok: true,
    preview: {
      ...list,
      columns: list.columns.map((column) => ({ ...column, role: roles[column.index] ?? null })),
      problems: [...list.problems, ...interpretation.problems],
      counts: {
        accepted: interpretation.accepted.length,
        folded: interpretation.folded.length,
        rejected: interpretation.rejected.length,
      },
      sample: interpretation.accepted.slice(0, sampleRows),
    },
  };
}

function readAll(given: GivenList, mapping: ColumnMapping): ReadListResult {
  const result = read(given);
  if (!result.ok) return result;
  return { ok: true, list: result.list, interpretation: interpretList(result.list, mapping) };
}

const task = workerData as ListTask;
parentPort?.postMessage(
  task.task === 'preview' ? preview(task.given, task.mapping) : readAll(task.given, task.mapping),
);
