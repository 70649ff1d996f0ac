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
}

/** The value of a cell; a field that is missing is unknown. */
export function cellValue(row: TableRow, column: Column): CellValue {
  return row[column.key] ?? null;
}

/** Numbers stand right-aligned, so that their digits line up. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'number' || type === 'money';
}
