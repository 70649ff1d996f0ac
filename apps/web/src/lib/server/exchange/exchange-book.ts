import { texts, formatter, type Language } from '#lib/i18n/index.ts';
import {
  exchangeColumns,
  isField,
  type ExchangeColumn,
  type FieldColumn,
  type FieldValue,
} from './columns.ts';
import { rowKey } from './row-key.ts';
import type { Snapshot, SnapshotRow } from './snapshot.ts';
import type { Book, BookSheet, BookStyle, BookValue } from './workbook/book.ts';

export interface GivenOut {
  id: number;
  salt: string;
  language: Language;
  snapshot: Snapshot;
}

/** The workbook for colleagues: the applications, what the columns mean, and the lists to choose from. */
export function exchangeBook({ id, salt, language, snapshot }: GivenOut): Book {
  const { book } = texts(language).exchange;
  const columns = exchangeColumns(language, snapshot.capabilities);
  const choosing = columns.flatMap((column, index) =>
    isField(column) && column.choices && column.choices.length > 0
      ? [{ index, labels: column.choices.map(({ label }) => label) }]
      : [],
  );
  const applications: BookSheet = {
    name: book.sheet,
    columns: columns.map((column) => ({ width: column.width, style: styleOf(column) })),
    rows: [
      columns.map(({ heading }) => ({ value: heading, style: 'heading' })),
      ...snapshot.rows.map((row) => columns.map((column) => ({ value: valueIn(column, row, { id, salt }) }))),
    ],
    table: {
      frozenColumns: 2,
      wrongTitle: book.wrongTitle,
      wrong: book.wrong,
      choices: choosing.map(({ index, labels }, at) => ({
        column: index,
        list: { sheet: book.lists, column: at, count: labels.length },
      })),
    },
  };
  const longest = Math.max(0, ...choosing.map(({ labels }) => labels.length));
  const lists: BookSheet = {
    name: book.lists,
    hidden: true,
    columns: choosing.map(() => ({ width: 30, style: 'explanation' })),
    rows: Array.from({ length: longest }, (_, row) =>
      choosing.map(({ labels }) => ({ value: labels[row] ?? null })),
    ),
  };
  return { language, sheets: [applications, explanations(columns, snapshot, language), lists] };
}

function explanations(columns: ExchangeColumn[], snapshot: Snapshot, language: Language): BookSheet {
  const { book } = texts(language).exchange;
  const { head } = book;
  const line = (...cells: string[]): { value: BookValue; style?: BookStyle }[] =>
    cells.map((value) => ({ value }));
  return {
    name: book.explanations,
    columns: [30, 60, 32, 50].map((width) => ({ width, style: 'explanation' })),
    rows: [
      [{ value: book.intro(snapshot.authority, formatter(language).date(snapshot.date)), style: 'title' }],
      [],
      ...book.rules.map((rule) => line('', rule)),
      [],
      [head.column, head.meaning, head.who, head.back].map((value) => ({ value, style: 'heading' })),
      ...columns.map(({ heading, meaning, who, back }) => line(heading, meaning, who, back)),
    ],
  };
}

function styleOf({ type }: ExchangeColumn): BookStyle {
  if (type === 'key') return 'shown';
  if (type === 'choice') return 'text';
  return type === 'months' ? 'count' : type;
}

function valueIn(column: ExchangeColumn, row: SnapshotRow, given: { id: number; salt: string }): BookValue {
  if (column.key === 'key') return rowKey(given, row.id);
  if (isField(column)) return writtenValue(column, row.cells[column.key] ?? null);
  const shown = row.shown[column.key] ?? null;
  return shown !== null && column.type === 'shown-date' ? { date: shown } : shown;
}

/** A stored value as the workbook writes it. */
export function writtenValue(column: FieldColumn, value: FieldValue): BookValue {
  if (value === null) return null;
  if (column.choices) return column.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (column.type === 'date') return { date: String(value) };
  if (column.type === 'money') return { cents: Number(value) };
  return column.type === 'text' ? String(value) : Number(value);
}
