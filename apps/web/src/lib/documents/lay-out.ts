import type { Chart } from '../charts/chart.ts';
import { texts, type Language } from '../i18n/index.ts';
import type { Block, Document, Inline } from './document.ts';
import { plainLine, plainText, shortened } from './plain-text.ts';

/** A stretch of text in one form. Its lines end with "\n". */
export type Piece =
  | { kind: 'text'; text: string; strong: boolean }
  | { kind: 'placeholder'; text: string }
  /** `place` counts the places that lead to the same reference, from 1. */
  | { kind: 'reference'; text: string; number: number; place: number };

export interface LaidTable {
  kind: 'table';
  caption: string;
  columns: { label: string; numeric: boolean; share: number }[];
  rows: Piece[][][];
  /** Empty where there is no last row of sums. */
  totals: Piece[][];
  /** So short that it stays on one page. */
  together: boolean;
}

export type LaidBlock =
  /** `number` is empty for a heading without one. */
  | { kind: 'heading'; level: 1 | 2 | 3; number: string; text: string }
  | { kind: 'paragraph'; text: Piece[] }
  | { kind: 'notice'; text: Piece[] }
  | { kind: 'list'; ordered: boolean; items: Piece[][] }
  | { kind: 'facts'; rows: { label: string; value: Piece[] }[] }
  | LaidTable
  | { kind: 'chart'; chart: Chart; title: string; description: string }
  | { kind: 'checklist'; items: Piece[][] }
  | { kind: 'signature'; lines: string[] }
  | { kind: 'page-break' };

/** A document with everything that all formats must agree on: numbers, links, marks and words. */
export interface LaidDocument {
  language: Language;
  title: string;
  /** The title as the head of a page has room for it. */
  running: string;
  subtitle: string;
  date: string;
  authority: string;
  letterhead: string[];
  footer: string;
  /** Who may read it, in words. */
  confidentiality: string;
  blocks: LaidBlock[];
  /** `places`: how many places in the text lead to it. */
  references: { number: number; text: string; places: number }[];
  /** What a person still has to fill in, each once, in order. */
  placeholders: string[];
  words: { page: string; of: string; references: string; usedAt: string; usedOn: string; draft: string };
}

/** Rows of a table that is not to be torn apart. */
const mostTogether = 12;

/**
 * Gives a document its numbers: headings, references in the order of their first use, and the way back from each.
 * Levels of headings never skip one. Throws for a mark that leads to no reference, because the figure would lose its
 * evidence.
 *
 * @example layOut(document).references // [{ number: 1, text: 'Vertrag 4711, Stand 01.11.2026', places: 2 }]
 */
export function layOut(document: Document): LaidDocument {
  const words = texts(document.language).document;
  const marks = new Map(document.references.map(({ id, text }) => [id, { number: 0, places: 0, text }]));
  const placeholders = new Set<string>();
  let used = 0;

  const piece = (inline: Inline): Piece => {
    if (typeof inline === 'string') return { kind: 'text', text: plainText(inline), strong: false };
    if ('strong' in inline) return { kind: 'text', text: plainText(inline.strong), strong: true };
    if ('placeholder' in inline) {
      const text = plainLine(inline.placeholder) || '…';
      placeholders.add(text);
      return { kind: 'placeholder', text };
    }
    const mark = marks.get(inline.reference);
    if (!mark) throw new Error(`The document has no reference "${inline.reference}".`);
    mark.number ||= used += 1;
    mark.places += 1;
    return { kind: 'reference', text: plainText(inline.text), number: mark.number, place: mark.places };
  };
  const pieces = (inlines: readonly Inline[]): Piece[] => inlines.map(piece);
  const numbered = numbering();
  const blocks = document.blocks.map((block): LaidBlock => {
    switch (block.kind) {
      case 'heading':
        return { kind: 'heading', ...numbered(block), text: plainLine(block.text) || '…' };
      case 'paragraph':
      case 'notice':
        return { kind: block.kind, text: pieces(block.text) };
      case 'list':
      case 'checklist':
        return { ...block, items: block.items.map(pieces) };
      case 'facts':
        return {
          kind: 'facts',
          rows: block.rows.map(({ label, value }) => ({ label: plainLine(label), value: pieces(value) })),
        };
      case 'table':
        return {
          kind: 'table',
          caption: plainLine(block.caption),
          columns: block.columns.map((column) => ({ ...column, label: plainLine(column.label) })),
          rows: block.rows.map((row) => row.map(pieces)),
          totals: block.totals?.map(pieces) ?? [],
          together: block.rows.length <= mostTogether,
        };
      case 'chart':
        return {
          kind: 'chart',
          chart: block.chart,
          title: plainLine(block.chart.title),
          description: plainLine(block.chart.description),
        };
      case 'signature':
        return { kind: 'signature', lines: block.lines.map(plainLine) };
      case 'page-break':
        return block;
    }
  });
  // What the text does not lead to stands last: it was given for a reason.
  for (const mark of marks.values()) mark.number ||= used += 1;
  const { authority, lines, footer } = document.letterhead;
  const title = plainLine(document.title) || '…';
  return {
    language: document.language,
    title,
    running: shortened(title, 80),
    subtitle: plainLine(document.subtitle),
    date: document.date,
    authority: plainLine(authority),
    letterhead: lines.map(plainLine).filter((line) => line !== ''),
    footer: plainLine(footer),
    confidentiality: words.confidentiality[document.confidentiality],
    blocks,
    references: [...marks.values()]
      .map(({ text, ...mark }) => ({ ...mark, text: plainLine(text) }))
      .sort((a, b) => a.number - b.number),
    placeholders: [...placeholders],
    words: {
      page: words.page,
      of: words.of,
      references: words.references,
      usedAt: words.usedAt,
      usedOn: words.usedOn,
      draft: placeholders.size === 0 ? '' : words.draft(placeholders.size),
    },
  };
}

/** Counts headings; one without a number does not count, and its subheadings go on below the last one that does. */
function numbering(): (heading: Block & { kind: 'heading' }) => { level: 1 | 2 | 3; number: string } {
  const counts = [0, 0, 0];
  let last = 0;
  return ({ level: wanted, numbered = false }) => {
    const level = Math.min(wanted, last + 1) as 1 | 2 | 3;
    last = level;
    if (!numbered) return { level, number: '' };
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    return { level, number: counts.slice(0, level).filter(Boolean).join('.') };
  };
}
