import { exchangeColumns, isField, type FieldColumn, type FieldValue } from './columns.ts';
import type { Addition, ComparedWith, Comparison } from './comparison.ts';
import { foldedText, readCell } from './read-cell.ts';
import type { ReturnedRow } from './returned-rows.ts';
import { inBothLanguages, placeOf, shownIn } from './row-cells.ts';

/** Rows without a number; they are read in whichever language they are written. */
export class Additions {
  readonly #result: Comparison;
  readonly #fields: FieldColumn[];
  readonly #here: ReadonlySet<string>;

  constructor(known: ComparedWith, result: Comparison) {
    this.#result = result;
    this.#fields = inBothLanguages(exchangeColumns('de', {}).filter(isField), known.capabilities);
    this.#here = new Set(
      [...known.standing.values()].map(({ cells }) => identity(cells.name ?? '', cells.department ?? '')),
    );
  }

  see(row: ReturnedRow, name: string): void {
    const filled = this.#fields.filter(({ key }) => (row.cells.get(key)?.cell ?? null) !== null);
    if (filled.length === 0) return;
    if (name === '') {
      this.#result.rows.push({ ...placeOf(row), why: 'nameless', name });
      return;
    }
    const values: Addition['values'] = {};
    for (const column of filled) {
      const { cell, at } = row.cells.get(column.key) ?? { cell: null, at: '' };
      const read = readCell(column, cell, null);
      if (read.ok) values[column.key] = read.value;
      else
        this.#result.unreadable.push({
          ...{ application: null, field: column.key, why: read.why, shown: shownIn(cell) },
          place: { ...placeOf(row), at },
        });
    }
    if (values.name === undefined) return;
    this.#result.additions.push({
      ...{ id: `${row.sheet}:${row.line}`, name, values },
      place: { ...placeOf(row), at: row.cells.get('name')?.at ?? '' },
      isHere: this.#here.has(identity(name, values.department ?? '')),
    });
  }
}

function identity(name: FieldValue, department: FieldValue): string {
  return `${foldedText(String(name)).toLowerCase()}\n${foldedText(String(department)).toLowerCase()}`;
}
