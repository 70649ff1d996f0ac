/** A cell by place: row in the present order, column among the shown ones. */
export interface GridPosition {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows of one screen, for Page Up and Page Down. */
  page: number;
}

/** The keys that move the cell, after the patterns of the WAI-ARIA grid and of spreadsheets. */
export interface MoveKey {
  key: string;
  ctrl: boolean;
}

/**
 * Where a key leads to, or `undefined` when it does not move. Never leaves the grid.
 *
 * @example moveInGrid({ row: 0, column: 0 }, { key: 'End', ctrl: true }, { rows: 9, columns: 3, page: 5 }) // { row: 8, column: 2 }
 */
export function moveInGrid(
  { row, column }: GridPosition,
  { key, ctrl }: MoveKey,
  { rows, columns, page }: GridSize,
): GridPosition | undefined {
  const target = ((): GridPosition | undefined => {
    switch (key) {
      case 'ArrowUp':
        return { row: ctrl ? 0 : row - 1, column };
      case 'ArrowDown':
        return { row: ctrl ? rows - 1 : row + 1, column };
      case 'ArrowLeft':
        return { row, column: ctrl ? 0 : column - 1 };
      case 'ArrowRight':
        return { row, column: ctrl ? columns - 1 : column + 1 };
      case 'Home':
        return { row: ctrl ? 0 : row, column: 0 };
      case 'End':
        return { row: ctrl ? rows - 1 : row, column: columns - 1 };
      case 'PageUp':
        return { row: row - page, column };
      case 'PageDown':
        return { row: row + page, column };
      default:
        return undefined;
    }
  })();
  if (!target || rows === 0 || columns === 0) return undefined;
  return {
    row: Math.min(rows - 1, Math.max(0, target.row)),
    column: Math.min(columns - 1, Math.max(0, target.column)),
  };
}

/** The next cell in reading order (Tab), or the one before; `undefined` past the ends. */
export function stepInGrid(
  { row, column }: GridPosition,
  step: 1 | -1,
  { rows, columns }: Pick<GridSize, 'rows' | 'columns'>,
): GridPosition | undefined {
  const place = row * columns + column + step;
  if (place < 0 || place >= rows * columns) return undefined;
  return { row: Math.floor(place / columns), column: place % columns };
}

/** A block of cells, both ends included. */
export interface GridBlock {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function blockBetween(a: GridPosition, b: GridPosition): GridBlock {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export function isInBlock({ top, bottom, left, right }: GridBlock, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
