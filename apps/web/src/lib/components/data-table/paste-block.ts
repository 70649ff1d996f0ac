import { type CellValue, cellValue, type Column, type TableRow } from './column.ts';
import type { EditBatch } from './edit-history.ts';
import type { GridBlock } from './grid-position.ts';
import { parseCell } from './parse-cell.ts';

export interface PasteResult {
  edits: EditBatch;
  /** Cells that were not taken: not editable, or not readable as the column's type. */
  refused: number;
  /** Where the block landed. */
  block: GridBlock;
}

/**
 * What a pasted block changes. It starts at the upper left cell of the selection; a single value fills the
 * whole selection. What lies outside the table is left out and counted as refused.
 */
export function pasteBlock(
  cells: readonly (readonly string[])[],
  target: GridBlock,
  rows: readonly TableRow[],
  columns: readonly Column[],
  decimal: ',' | '.',
): PasteResult {
  const single = cells.length === 1 && cells[0]?.length === 1;
  const height = single ? target.bottom - target.top + 1 : cells.length;
  const width = single ? target.right - target.left + 1 : Math.max(0, ...cells.map((row) => row.length));
  const edits: { rowId: string; key: string; from: CellValue; to: CellValue }[] = [];
  let refused = 0;
  for (let down = 0; down < height; down += 1) {
    for (let across = 0; across < width; across += 1) {
      const raw = single ? cells[0]?.[0] : cells[down]?.[across];
      if (raw === undefined) continue;
      const row = rows[target.top + down];
      const column = columns[target.left + across];
      const parsed = row && column?.editable ? parseCell(column, raw, decimal) : undefined;
      if (!row || !column || !parsed?.ok) {
        refused += 1;
        continue;
      }
      const from = cellValue(row, column);
      if (from !== parsed.value) edits.push({ rowId: row.id, key: column.key, from, to: parsed.value });
    }
  }
  const block = {
    top: target.top,
    left: target.left,
    bottom: Math.min(rows.length - 1, target.top + height - 1),
    right: Math.min(columns.length - 1, target.left + width - 1),
  };
  return { edits, refused, block };
}
