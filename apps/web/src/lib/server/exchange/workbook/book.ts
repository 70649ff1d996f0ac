/** What a cell holds; null is empty. Money in cents, dates ISO. */
export type BookValue = string | number | { date: string } | { cents: number } | null;

/**
 * How a cell looks, what a program makes of something typed into it, and whether it may be changed. `text` stays text
 * whatever is typed, so that `3.10` is not rounded and `=A1` does not count.
 */
export type BookStyle =
  'title' | 'heading' | 'text' | 'count' | 'date' | 'money' | 'shown' | 'shown-date' | 'explanation';

/** What can be chosen in a column. */
export interface BookChoice {
  /** Index of the column on its sheet, and of the column of the sheet with the lists. */
  column: number;
  list: { sheet: string; column: number; count: number };
}

export interface BookSheet {
  name: string;
  hidden?: boolean;
  /** Width in characters, and the style of cells below the table. */
  columns: { width: number; style: BookStyle }[];
  rows: { value: BookValue; style?: BookStyle }[][];
  /** The first row has the headings of a table with filters, stays in sight, and so do these columns. */
  table?: { frozenColumns: number; choices: BookChoice[]; wrongTitle: string; wrong: string };
}

/** A workbook whose sheets are locked but for the cells that somebody may fill in. */
export interface Book {
  language: 'de' | 'en';
  sheets: BookSheet[];
}

/** Rows below a table in which something can be added with the same lists and formats. */
export const freeRows = 300;

const unlocked: readonly BookStyle[] = ['text', 'count', 'date', 'money'];

/** Whether a cell of this style may be changed on a locked sheet. */
export function isFree(style: BookStyle): boolean {
  return unlocked.includes(style);
}

/** Spreadsheets count days from 1900 on and take 1900 for a leap year; before March of it nothing agrees. */
export function isSheetDate(iso: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && iso >= '1900-03-01';
}

/** Without what XML cannot hold and invisible signs that turn or hide what stands beside them. */
export function sheetText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t\u200c\u200d\p{Co}])\p{C}/gu, '')
    .slice(0, 32_000);
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** @example letters(27) // 'AB' */
export function letters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : letters(Math.floor(index / 26) - 1) + rest;
}
