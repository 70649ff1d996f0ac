import type { SheetCell } from '@allmende/inventory';
import { exchangeColumns, isField, type FieldColumn } from './columns.ts';
import type { ComparedWith } from './comparison.ts';
import { foldedText } from './read-cell.ts';
import type { ReturnedRow } from './returned-rows.ts';

/** What can be chosen is understood in either language, whichever the workbook was written in. */
export function inBothLanguages(
  columns: readonly FieldColumn[],
  capabilities: ComparedWith['capabilities'],
): FieldColumn[] {
  const others = (['de', 'en'] as const).map(
    (language) =>
      new Map(
        exchangeColumns(language, capabilities[language])
          .filter(isField)
          .map((column) => [column.key, column]),
      ),
  );
  return columns.map((column) =>
    column.choices
      ? {
          ...column,
          choices: [...column.choices, ...others.flatMap((each) => each.get(column.key)?.choices ?? [])],
        }
      : column,
  );
}

/** The name in a row, for people to find it by. */
export function nameIn(row: ReturnedRow): string {
  const cell = row.cells.get('name')?.cell ?? null;
  return foldedText(shownIn(cell, 500));
}

export function placeOf({ sheet, line }: ReturnedRow): { sheet: string; line: number; at: string } {
  return { sheet, line, at: '' };
}

/** What stands in a cell, shortened. */
export function shownIn(cell: SheetCell, longest = 200): string {
  if (cell === null) return '';
  if (cell.kind === 'formula') return '=';
  const text =
    cell.kind === 'text' || cell.kind === 'error'
      ? cell.text
      : cell.kind === 'date'
        ? cell.date
        : String(cell.value);
  return text.slice(0, longest);
}
