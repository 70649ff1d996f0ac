import type { CellValue, TableRow } from './column.ts';

/** One changed cell. */
export interface CellEdit {
  rowId: string;
  key: string;
  from: CellValue;
  to: CellValue;
}

/** Changes that were made together are taken back together. */
export type EditBatch = readonly CellEdit[];

export interface EditHistory {
  readonly done: readonly EditBatch[];
  readonly undone: readonly EditBatch[];
}

export const EMPTY_HISTORY: EditHistory = { done: [], undone: [] };

/** More steps than anybody remembers. */
const LIMIT = 100;

/** The same changes backwards. */
export function inverse(batch: EditBatch): EditBatch {
  return batch.map(({ rowId, key, from, to }) => ({ rowId, key, from: to, to: from })).reverse();
}

export function recorded(history: EditHistory, batch: EditBatch): EditHistory {
  if (batch.length === 0) return history;
  return { done: [...history.done, batch].slice(-LIMIT), undone: [] };
}

/** A batch that could not be saved is no step. */
export function withdrawn(history: EditHistory, batch: EditBatch): EditHistory {
  return { ...history, done: history.done.filter((candidate) => candidate !== batch) };
}

/** The history after one step back, and what to write for it; `undefined` when there is nothing. */
export function undo(history: EditHistory): { history: EditHistory; batch: EditBatch } | undefined {
  const last = history.done.at(-1);
  if (!last) return undefined;
  return {
    history: { done: history.done.slice(0, -1), undone: [...history.undone, last] },
    batch: inverse(last),
  };
}

export function redo(history: EditHistory): { history: EditHistory; batch: EditBatch } | undefined {
  const last = history.undone.at(-1);
  if (!last) return undefined;
  return { history: { done: [...history.done, last], undone: history.undone.slice(0, -1) }, batch: last };
}

/** The rows with the changes in them; rows without a change stay the same objects. */
export function withEdits(rows: readonly TableRow[], batch: EditBatch): readonly TableRow[] {
  const byRow = new Map<string, Record<string, CellValue>>();
  for (const { rowId, key, to } of batch) byRow.set(rowId, { ...byRow.get(rowId), [key]: to });
  return rows.map((row) => {
    const changes = byRow.get(row.id);
    return changes ? { ...row, ...changes } : row;
  });
}

/** The rows without the changes; a cell that was changed again since keeps its newer value. */
export function withoutEdits(rows: readonly TableRow[], batch: EditBatch): readonly TableRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const standing = batch.filter(({ rowId, key, to }) => (byId.get(rowId)?.[key] ?? null) === to);
  return withEdits(rows, inverse(standing));
}

/** The rows with some of them replaced by newer ones of the same id. */
export function withRows(rows: readonly TableRow[], newer: readonly TableRow[]): readonly TableRow[] {
  const byId = new Map(newer.map((row) => [row.id, row]));
  return rows.map((row) => byId.get(row.id) ?? row);
}
