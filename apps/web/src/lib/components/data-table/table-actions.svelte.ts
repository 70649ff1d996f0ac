import { type CellFormat, cellText } from './cell-text.ts';
import { type CellValue, cellValue, type Column } from './column.ts';
import type { EditBatch } from './edit-history.ts';
import { stepInGrid } from './grid-position.ts';
import { pasteBlock } from './paste-block.ts';
import type { TableLabels } from './table-labels.ts';
import type { ChangeOutcome, TableState } from './table-state.svelte.ts';
import { readTsv, writeTsv } from './tsv.ts';

export interface ActionInput {
  columns: readonly Column[];
  labels: TableLabels;
  format: CellFormat;
  decimal: ',' | '.';
  /** False where nothing can be saved: then nothing can be edited. */
  saves: boolean;
}

/** Which way the active cell goes after an edit was taken over. */
export type AfterEdit = 'down' | 'next' | 'previous' | 'stay';

/** What a person does in the table, with what is said about it. */
export class TableActions {
  readonly #table: TableState;
  readonly #input: () => ActionInput;
  #lastChosen = 0;

  editing = $state.raw<{ rowId: string; key: string; typed: string | undefined } | null>(null);
  message = $state('');
  canUndo = $state(false);
  /** Brings the active cell into view and gives it the focus; set by the grid that draws it. */
  focusActive: () => void = () => undefined;

  constructor(table: TableState, input: () => ActionInput) {
    this.#table = table;
    this.#input = input;
  }

  say(text: string, canUndo = false): void {
    this.message = text;
    this.canUndo = canUndo;
  }

  /** Starts editing the active cell; false when it is not editable. */
  edit(typed?: string): boolean {
    const { rows, columns, active } = this.#table;
    const row = rows[active.row];
    const column = columns[active.column];
    if (!row || !column?.editable || !this.#input().saves) return false;
    if (typed !== undefined && column.type === 'select') return false;
    this.editing = { rowId: row.id, key: column.key, typed };
    return true;
  }

  commit(value: CellValue, move: AfterEdit): void {
    const cell = this.editing;
    this.editing = null;
    const row = this.#table.rows.find(({ id }) => id === cell?.rowId);
    const column = this.#input().columns.find(({ key }) => key === cell?.key);
    if (row && column) void this.#change(this.#table.edit(row, column, value));
    if (move === 'stay') return;
    const { active, rows, columns } = this.#table;
    const target =
      move === 'down'
        ? { row: Math.min(rows.length - 1, active.row + 1), column: active.column }
        : stepInGrid(active, move === 'next' ? 1 : -1, { rows: rows.length, columns: columns.length });
    this.#table.moveTo(target ?? active);
    this.focusActive();
  }

  /** Ends editing without a change; `problem` says what could not be read. */
  cancel(returnFocus: boolean, problem?: string): void {
    this.editing = null;
    if (problem !== undefined) this.say(this.#input().labels.notSaved(`${problem}.`));
    if (returnFocus) this.focusActive();
  }

  clear(): void {
    if (!this.#input().saves) return;
    const { rows, columns } = this.#block();
    const emptied = rows.flatMap((row) =>
      columns.flatMap((column) => (column.editable ? this.#table.edit(row, column, null) : [])),
    );
    void this.#change(emptied);
  }

  copy(): string {
    const { labels, format } = this.#input();
    const { rows, columns } = this.#block();
    this.say(labels.copied(rows.length * columns.length));
    return writeTsv(
      rows.map((row) => columns.map((column) => cellText(column, cellValue(row, column), format))),
    );
  }

  async paste(text: string): Promise<void> {
    const { saves, labels, decimal } = this.#input();
    if (!saves) return;
    const { block, rows, columns } = this.#table;
    const pasted = pasteBlock(readTsv(text), block, rows, columns, decimal);
    const outcome = await this.#table.change(pasted.edits);
    if (outcome?.kind === 'failed') return this.#sayOutcome(outcome);
    this.#table.moveTo({ row: pasted.block.top, column: pasted.block.left });
    this.#table.moveTo({ row: pasted.block.bottom, column: pasted.block.right }, true);
    this.say(labels.pasted(pasted.edits.length, pasted.refused), pasted.edits.length > 0);
  }

  async undo(): Promise<void> {
    const outcome = await this.#table.undo();
    if (outcome) this.#sayOutcome(outcome);
    else this.say(this.#input().labels.nothingToUndo);
  }

  async redo(): Promise<void> {
    this.#sayOutcome(await this.#table.redo());
  }

  /** Ticks or unticks a row, or all from the one ticked last. */
  choose(index: number, chosen: boolean, extend: boolean): void {
    this.#table.choose(extend ? this.#lastChosen : index, index, chosen);
    this.#lastChosen = index;
  }

  #block() {
    const { top, bottom, left, right } = this.#table.block;
    return {
      rows: this.#table.rows.slice(top, bottom + 1),
      columns: this.#table.columns.slice(left, right + 1),
    };
  }

  async #change(batch: EditBatch): Promise<void> {
    this.#sayOutcome(await this.#table.change(batch));
  }

  #sayOutcome(outcome: ChangeOutcome | undefined): void {
    const { labels } = this.#input();
    if (!outcome) return;
    if (outcome.kind === 'failed') this.say(labels.notSaved(outcome.message));
    else if (outcome.kind === 'saved') this.say(labels.saved(outcome.cells), true);
    else this.say(labels.undone(outcome.cells));
  }
}
