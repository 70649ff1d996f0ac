import type { Chart } from '../charts/chart.ts';

/** Plain text in pieces; nothing in it is ever read as markup, field or formula. */
export type Inline =
  | string
  | { strong: string }
  /** A gap that a person must fill before the paper is signed; every format marks it. */
  | { placeholder: string }
  /** A figure with a mark that leads to its entry among the references at the end. */
  | { text: string; reference: string };

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; numbered?: boolean }
  | { kind: 'paragraph'; text: Inline[] }
  /** Set off, e.g. „nicht öffentlich“ or a sample's warning. */
  | { kind: 'notice'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  /** Name and value side by side: the head of a council paper. */
  | { kind: 'facts'; rows: { label: string; value: Inline[] }[] }
  | {
      kind: 'table';
      caption: string;
      columns: { label: string; numeric: boolean; share: number }[];
      rows: Inline[][][];
      totals?: Inline[][];
    }
  | { kind: 'chart'; chart: Chart }
  /** Boxes to tick. */
  | { kind: 'checklist'; items: Inline[][] }
  | { kind: 'signature'; lines: string[] }
  | { kind: 'page-break' };

/** How an authority's papers look: its own letterhead. */
export interface Letterhead {
  authority: string;
  /** Lines under the name: office, address, contact. */
  lines: string[];
  /** PNG or SVG of the coat of arms or logo, drawn anew by the server; null for none. */
  logo: { bytes: Uint8Array; type: 'image/png' | 'image/svg+xml'; alt: string } | null;
  /** Stands at the foot of every page beside the page number. */
  footer: string;
}

/** A document as content without form; PDF, ODT, DOCX and the page give it its form. */
export interface Document {
  language: 'de' | 'en';
  title: string;
  /** Whose document it is, and its date. */
  subtitle: string;
  /** ISO date that stands in the file's properties. */
  date: string;
  letterhead: Letterhead;
  /** Who may read it; stands on every page. */
  confidentiality: 'public' | 'internal' | 'non-public';
  blocks: Block[];
  /** What each figure rests on: input, interval and date, by the name that `Inline.reference` uses. */
  references: { id: string; text: string }[];
}
