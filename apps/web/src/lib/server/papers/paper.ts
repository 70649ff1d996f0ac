import type { Chart } from '#lib/charts/chart.ts';

/** A document as content without form: the typesetter and the page decide how it looks. */
export interface Paper {
  language: 'de' | 'en';
  title: string;
  /** Whose paper it is, and its date. */
  subtitle: string;
  /** Stands on every page, e.g. that the paper is internal. */
  notice: string;
  /** Stands once, set off; empty for none. */
  warning: string;
  /** Word before the page number, e.g. „Seite“. */
  page: string;
  of: string;
  sections: PaperSection[];
}

export interface PaperSection {
  title: string;
  paragraphs: string[];
  charts: Chart[];
  tables: PaperTable[];
}

/** Plain texts only; nothing in a cell is ever read as a command or formula. */
export interface PaperTable {
  caption: string;
  columns: { label: string; numeric: boolean; share: number }[];
  rows: string[][];
}
