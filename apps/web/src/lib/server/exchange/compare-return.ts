import type { SheetCell } from '@allmende/inventory';
import { Additions } from './additions.ts';
import { exchangeColumns, isField, type FieldColumn, type ShownColumn } from './columns.ts';
import type { ComparedWith, Comparison, KnownExport, Standing } from './comparison.ts';
import { foldedText, isSameValue, readCell } from './read-cell.ts';
import type { ReturnedRow, ReturnedRows } from './returned-rows.ts';
import { inBothLanguages, nameIn, placeOf, shownIn } from './row-cells.ts';
import { rowKey, type RowKey } from './row-key.ts';
import type { SnapshotRow } from './snapshot.ts';

/**
 * Compares three states of each cell: as given out, in the file, here now. Only what the file changes counts; where it
 * was changed here as well, to something else, a person has to choose. Pure: the same input gives the same result.
 */
export function compareReturn({ rows, missing, twice }: ReturnedRows, known: ComparedWith): Comparison {
  const result: Comparison = {
    ...{ edits: [], conflicts: [], additions: [], unreadable: [], rows: [] },
    ...{ untouched: 0, already: 0, computed: 0, removed: 0 },
    missing,
    twice,
  };
  const readers = new Map([...known.exports].map(([id, given]) => [id, readerOf(id, given, known)]));
  const additions = new Additions(known, result);
  const byApplication = new Map<number, Located[]>();
  for (const row of rows) {
    const name = nameIn(row);
    if (row.key === null) {
      additions.see(row, name);
      continue;
    }
    const found = row.key === 'unknown' ? 'unknown' : locate(row, row.key, readers);
    if (typeof found === 'string') result.rows.push({ ...placeOf(row), why: found, name });
    else byApplication.set(found.base.id, [...(byApplication.get(found.base.id) ?? []), found]);
  }
  for (const [application, same] of byApplication) {
    const [first] = same;
    if (!first) continue;
    if (same.some((other) => !holdSame(first.row, other.row)))
      for (const { row } of same) result.rows.push({ ...placeOf(row), why: 'twice', name: nameIn(row) });
    else compareRow(first, application, known.standing.get(application), result);
  }
  result.removed = removedRows(byApplication, known.exports);
  return result;
}

interface Reader extends KnownExport {
  id: number;
  fields: FieldColumn[];
  shown: ShownColumn[];
  baseById: ReadonlyMap<number, SnapshotRow>;
}

interface Located {
  row: ReturnedRow;
  reader: Reader;
  base: SnapshotRow;
}

function readerOf(id: number, given: KnownExport, { capabilities }: ComparedWith): Reader {
  const columns = exchangeColumns(given.language, given.snapshot.capabilities);
  return {
    ...given,
    id,
    fields: inBothLanguages(columns.filter(isField), capabilities),
    shown: columns.filter(
      (column): column is ShownColumn => column.type === 'shown' || column.type === 'shown-date',
    ),
    baseById: new Map(given.snapshot.rows.map((row) => [row.id, row])),
  };
}

function locate(
  row: ReturnedRow,
  key: RowKey,
  readers: ReadonlyMap<number, Reader>,
): Located | 'unknown' | 'expired' {
  const reader = readers.get(key.export);
  if (!reader) return 'expired';
  const isOurs = rowKey(reader, key.application).endsWith(`-${key.check}`);
  const base = isOurs ? reader.baseById.get(key.application) : undefined;
  return base ? { row, reader, base } : 'unknown';
}

function compareRow(
  { row, reader, base }: Located,
  application: number,
  standing: Standing | undefined,
  result: Comparison,
): void {
  let isTouched = false;
  for (const column of reader.fields) {
    const given = row.cells.get(column.key);
    if (!given) continue;
    const place = { ...placeOf(row), at: given.at };
    const field = column.key;
    const was = base.cells[field] ?? null;
    const read = readCell(column, given.cell, was);
    if (read.ok && read.value === was) {
      result.untouched += 1;
      continue;
    }
    isTouched = true;
    if (!standing) continue;
    if (!read.ok) {
      result.unreadable.push({ application, field, why: read.why, shown: shownIn(given.cell), place });
      continue;
    }
    const now = standing.cells[field] ?? null;
    if (isSameValue(column, now, read.value)) result.already += 1;
    else if (isSameValue(column, now, was))
      result.edits.push({ application, field, before: now, after: read.value, place });
    else result.conflicts.push({ application, field, base: was, before: now, after: read.value, place });
  }
  for (const column of reader.shown) {
    const given = row.cells.get(column.key);
    if (given && !isShownStill(base.shown[column.key] ?? null, given.cell)) result.computed += 1;
  }
  if (!standing && isTouched) result.rows.push({ ...placeOf(row), why: 'gone', name: nameIn(row) });
}

/** Rows that stand twice do no harm as long as they say the same. */
function holdSame(a: ReturnedRow, b: ReturnedRow): boolean {
  const texts = ({ cells }: ReturnedRow): string =>
    JSON.stringify([...cells].map(([key, { cell }]) => [key, shownIn(cell)]));
  return a === b || texts(a) === texts(b);
}

function removedRows(
  byApplication: ReadonlyMap<number, readonly Located[]>,
  exports: ReadonlyMap<number, KnownExport>,
): number {
  const brought = new Set([...byApplication.values()].flatMap((rows) => rows.map(({ reader }) => reader.id)));
  const given = new Set(
    [...brought].flatMap((id) => exports.get(id)?.snapshot.rows.map((row) => row.id) ?? []),
  );
  return [...given].filter((id) => !byApplication.has(id)).length;
}

function isShownStill(base: string | null, cell: SheetCell): boolean {
  return foldedText(shownIn(cell, 40_000)) === foldedText(base ?? '');
}
