import { type CellValue, cellValue, type Column, type TableRow } from './column.ts';
import { type Choice, choose, keepExisting, NO_CHOICE } from './chosen-rows.ts';
import {
  type EditBatch,
  type EditHistory,
  EMPTY_HISTORY,
  recorded,
  redo,
  undo,
  withdrawn,
  withEdits,
  withoutEdits,
  withRows,
} from './edit-history.ts';
import { blockBetween, type GridBlock, type GridPosition } from './grid-position.ts';
import { inOrderOf, nextSort, type SortKey, sortRows } from './sort-rows.ts';

/** `rows` brings what else a change has altered, such as computed cells. */
export type SaveResult = { ok: true; rows?: readonly TableRow[] } | { ok: false; message: string };
export type EditStep = 'edit' | 'undo' | 'redo';

export interface TableInput {
  columns: readonly Column[];
  rows: readonly TableRow[];
  sort: readonly SortKey[];
  language: string;
  onsave?: ((edits: EditBatch, step: EditStep) => Promise<SaveResult>) | undefined;
}

/** What a save, undo or redo came to; the table turns it into words. */
export type ChangeOutcome = { kind: 'saved' | 'undone'; cells: number } | { kind: 'failed'; message: string };

/**
 * The state of one table in the browser: order, edits with their history, active cell, block and chosen
 * rows. Rows keep their place while they are edited; only a new sort moves them.
 */
export class TableState {
  readonly #input: () => TableInput;
  #given: readonly TableRow[] | undefined;
  #unsaved: readonly EditBatch[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  rows = $state.raw<readonly TableRow[]>([]);
  sort = $state.raw<readonly SortKey[]>([]);
  hidden = $state.raw<Choice>(NO_CHOICE);
  active = $state.raw<GridPosition>({ row: 0, column: 0 });
  anchor = $state.raw<GridPosition | null>(null);
  chosen = $state.raw<Choice>(NO_CHOICE);
  history = $state.raw<EditHistory>(EMPTY_HISTORY);

  readonly columns = $derived.by(() => this.#input().columns.filter(({ key }) => !this.hidden.has(key)));
  readonly block = $derived<GridBlock>(blockBetween(this.anchor ?? this.active, this.active));

  constructor(input: () => TableInput) {
    this.#input = input;
    const { columns, rows } = input();
    this.hidden = choose(
      NO_CHOICE,
      columns.filter((column) => column.hidden).map(({ key }) => key),
      true,
    );
    this.take(rows, false);
  }

  /** Takes new rows from the page, in the page's sort; `unsorted` rows are brought into the present one. */
  take(rows: readonly TableRow[], unsorted: boolean): void {
    if (rows === this.#given) return;
    this.#given = rows;
    const { columns, language, sort } = this.#input();
    if (!unsorted) this.sort = sort;
    this.rows = unsorted && this.sort.length > 0 ? sortRows(rows, this.sort, columns, language) : rows;
    this.chosen = keepExisting(
      this.chosen,
      rows.map(({ id }) => id),
    );
    this.moveTo({ row: Math.min(this.active.row, Math.max(0, rows.length - 1)), column: this.active.column });
  }

  /** Sorts here in the browser; an empty sort gives back the order in which the rows came. */
  sortBy(key: string, add: boolean): readonly SortKey[] {
    const { columns, language } = this.#input();
    this.sort = nextSort(this.sort, key, add);
    const asGiven = inOrderOf(this.rows, this.#given ?? []);
    this.rows = this.sort.length === 0 ? asGiven : sortRows(asGiven, this.sort, columns, language);
    this.moveTo({ row: 0, column: this.active.column });
    return this.sort;
  }

  moveTo(position: GridPosition, extend = false): void {
    this.anchor = extend ? (this.anchor ?? this.active) : null;
    this.active = position;
  }

  toggleColumn(key: string): void {
    const hidden = choose(this.hidden, [key], !this.hidden.has(key));
    if (hidden.size === this.#input().columns.length) return;
    this.hidden = hidden;
    this.moveTo({ row: this.active.row, column: Math.min(this.active.column, this.columns.length - 1) });
  }

  /** Chooses or drops rows; a range reaches from `from` to `to`, both included. */
  choose(from: number, to: number, chosen: boolean): void {
    const ids = this.rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
    this.chosen = choose(this.chosen, ids, chosen);
  }

  chooseNone(): void {
    this.chosen = NO_CHOICE;
  }

  /** The edit that sets one cell, empty when nothing would change. */
  edit(row: TableRow, column: Column, to: CellValue): EditBatch {
    const from = cellValue(row, column);
    return from === to ? [] : [{ rowId: row.id, key: column.key, from, to }];
  }

  /** Shows the edits at once, saves them, and takes them back where saving failed. */
  async change(batch: EditBatch): Promise<ChangeOutcome | undefined> {
    if (batch.length === 0) return undefined;
    this.history = recorded(this.history, batch);
    const result = await this.#save(batch, 'edit');
    if (result.ok) return { kind: 'saved', cells: batch.length };
    this.history = withdrawn(this.history, batch);
    return { kind: 'failed', message: result.message };
  }

  async undo(): Promise<ChangeOutcome | undefined> {
    return this.#step(undo(this.history), 'undo');
  }

  async redo(): Promise<ChangeOutcome | undefined> {
    return this.#step(redo(this.history), 'redo');
  }

  async #step(step: ReturnType<typeof undo>, kind: EditStep): Promise<ChangeOutcome | undefined> {
    if (!step) return undefined;
    const before = this.history;
    this.history = step.history;
    const result = await this.#save(step.batch, kind);
    if (result.ok) return { kind: 'undone', cells: step.batch.length };
    this.history = before;
    return { kind: 'failed', message: result.message };
  }

  async #save(batch: EditBatch, step: EditStep): Promise<SaveResult> {
    this.rows = withEdits(this.rows, batch);
    this.#unsaved = [...this.#unsaved, batch];
    const given = this.#given;
    // One after the other: two saves of one cell must not overtake each other.
    const saving = this.#queue.then(() => this.#input().onsave?.(batch, step) ?? { ok: true as const });
    const settled = saving.catch((): SaveResult => ({ ok: false, message: '' }));
    this.#queue = settled;
    const result = await settled;
    this.#unsaved = this.#unsaved.filter((other) => other !== batch);
    if (result.ok && result.rows) this.rows = withRows(this.rows, result.rows);
    // Rows that came from the page meanwhile are the truth; nothing to take back in them.
    if (!result.ok && given === this.#given) this.rows = withoutEdits(this.rows, batch);
    this.rows = this.#unsaved.reduce(withEdits, this.rows);
    return result;
  }
}
