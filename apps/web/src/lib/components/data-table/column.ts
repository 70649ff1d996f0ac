/** What a cell can hold. Dates are ISO, money is in cents, an interval is [lowest, highest]; `null` = unknown. */
export type CellValue = string | number | readonly [number, number] | null;

export type ColumnType = 'text' | 'number' | 'date' | 'money' | 'select' | 'interval' | 'badge';

/** A choice of a `select` column, or a known value of a `badge` column. */
export interface ColumnOption {
  value: string;
  label: string;
  tone?: 'neutral' | 'info' | 'success' | 'warning' | 'danger';
}

/** A row is plain data with a stable id; a column reads its cell by key. */
export interface TableRow {
  readonly id: string;
  readonly [key: string]: CellValue | undefined;
}

/** One column of a table. */
export interface Column {
  /** Name of the field in the row, and of the column in the address. */
  key: string;
  label: string;
  type: ColumnType;
  editable?: boolean;
  options?: readonly ColumnOption[];
  /** Pixels; text columns share what is left. */
  width?: number;
  sortable?: boolean;
  /** Where the cell leads to. */
  href?: (row: TableRow) => string | undefined;
  /** Not shown until chosen. */
  hidden?: boolean;
  /** What stands there, marked, where the cell itself is empty: a field of the row, and why it is shown. */
  fallback?: { key: string; note: string };
}

/** The value of a cell; a field that is missing is unknown. */
export function cellValue(row: TableRow, column: Column): CellValue {
  return row[column.key] ?? null;
}

/** What the cell shows and sorts by: its value, or what stands in for it. */
export function shownValue(row: TableRow, column: Column): CellValue {
  return cellValue(row, column) ?? (column.fallback ? (row[column.fallback.key] ?? null) : null);
}

/** Numbers stand right-aligned, so that their digits line up. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'number' || type === 'money';
}
