/** Every word a table shows or announces; the page fills it in the person's language. */
export interface TableLabels {
  /** Name of the scrolling region, e.g. „Anwendungen, waagerecht verschiebbar“. */
  region: string;
  columns: string;
  dense: string;
  help: string;
  close: string;
  selectRow: (name: string) => string;
  selectAll: string;
  selected: (count: number) => string;
  clearSelection: string;
  /** Read after a heading, e.g. „aufsteigend sortiert, Rang 1“. */
  sorted: (direction: 'asc' | 'desc', rank: number) => string;
  /** Said when a column no longer sorts. */
  unsorted: (column: string) => string;
  sortBy: (column: string) => string;
  rows: (shown: number, total: number) => string;
  unknown: string;
  edit: (column: string) => string;
  saved: (cells: number) => string;
  notSaved: (reason: string) => string;
  invalid: Record<'not-a-number' | 'not-a-date' | 'not-an-option' | 'not-editable', string>;
  undo: string;
  undone: (cells: number) => string;
  nothingToUndo: string;
  copied: (cells: number) => string;
  pasted: (changed: number, refused: number) => string;
  empty: string;
  /** The keys and what they do, for the help. */
  keys: readonly { keys: string; effect: string }[];
}
