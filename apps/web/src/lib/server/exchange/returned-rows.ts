import type { KnownColumns, SheetCell } from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';
import { exchangeColumns, type ExchangeColumn } from './columns.ts';
import { readRowKey, type RowKey } from './row-key.ts';

type ColumnKey = ExchangeColumn['key'];

const languages: readonly Language[] = ['de', 'en'];

/** What each heading of a workbook stands for, in both languages. */
export function headingKeys(): ReadonlyMap<string, ColumnKey> {
  return new Map(
    languages.flatMap((language) =>
      exchangeColumns(language, {}).map(({ heading, key }) => [heading, key] as const),
    ),
  );
}

/** One row of a file that came back. */
export interface ReturnedRow {
  sheet: string;
  line: number;
  /** Null where the row has no number; `unknown` where what stands there is none. */
  key: RowKey | 'unknown' | null;
  /** By column, with the cell's place such as `C7`. Columns that are not in the file are left out. */
  cells: ReadonlyMap<ColumnKey, { cell: SheetCell; at: string }>;
}

export interface ReturnedRows {
  rows: ReturnedRow[];
  /** Columns that a sheet has several times; none of them is read. */
  twice: { key: ColumnKey; sheet: string }[];
  /** Columns that a sheet with numbers does not have. */
  missing: ColumnKey[];
}

/** The rows of a file that came back, of all sheets that have the column with the numbers; null where none has it. */
export function returnedRows(sheets: readonly KnownColumns[]): ReturnedRows | null {
  const keys = headingKeys();
  const result: ReturnedRows = { rows: [], twice: [], missing: [] };
  const missing = new Set<ColumnKey>();
  let hasKeys = false;
  for (const { sheet, columns, rows } of sheets) {
    const byKey = new Map<ColumnKey, number[]>();
    for (const [index, { heading }] of columns.entries()) {
      const key = keys.get(heading);
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), index]);
    }
    if (byKey.get('key')?.length !== 1) continue;
    hasKeys = true;
    for (const key of keys.values()) if (!byKey.has(key)) missing.add(key);
    const read: { key: ColumnKey; index: number; letters: string }[] = [];
    for (const [key, [first, ...more]] of byKey) {
      if (more.length > 0) result.twice.push({ key, sheet });
      else if (first !== undefined && key !== 'key')
        read.push({ key, index: first, letters: columns[first]?.letters ?? '' });
    }
    const keyAt = byKey.get('key')?.[0] ?? -1;
    for (const { line, cells } of rows)
      result.rows.push({
        sheet,
        line,
        key: keyOf(cells[keyAt] ?? null),
        cells: new Map(
          read.map(({ key, index, letters }) => [
            key,
            { cell: cells[index] ?? null, at: `${letters}${line}` },
          ]),
        ),
      });
  }
  result.missing = [...missing];
  return hasKeys ? result : null;
}

function keyOf(cell: SheetCell): ReturnedRow['key'] {
  if (cell === null) return null;
  return (cell.kind === 'text' ? readRowKey(cell.text) : null) ?? 'unknown';
}
