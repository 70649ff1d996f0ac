import type { Block, Document, Inline, Letterhead } from './document.ts';
import { blocksOf, gapsIn } from './text/blocks-of.ts';

/** A piece of a paper: its heading, a text that a person may change, and figures that come from the program alone. */
export interface PaperPart {
  /** Stays the same for ever: changed texts are kept by it. */
  id: string;
  heading: string | null;
  level: 1 | 2 | 3;
  /** In the form that {@link blocksOf} reads; null for a part of figures only. */
  text: string | null;
  /** Stand after the text. */
  fixed: Block[];
}

/** A paper as the program proposes it, before a person has touched it. */
export interface PaperContent {
  language: 'de' | 'en';
  title: string;
  subtitle: string;
  date: string;
  confidentiality: Document['confidentiality'];
  parts: PaperPart[];
  references: Document['references'];
}

/** What a person has changed. */
export interface PaperEdits {
  /** By the part's id: the text in its place, and the proposal it was written against. */
  texts: Record<string, { text: string; against: string }>;
  /** What was filled into gaps, by the gap's words. */
  values: Record<string, string>;
}

export const noEdits: PaperEdits = { texts: {}, values: {} };

/** The text that stands for a part. */
export function standingText(part: PaperPart, edits: PaperEdits): string | null {
  return (Object.hasOwn(edits.texts, part.id) ? edits.texts[part.id]?.text : undefined) ?? part.text;
}

/**
 * Gives a paper its final words: what a person has written in place of the proposal, and what was filled into gaps.
 * References that nothing leads to any more are left out.
 */
export function documentOf(content: PaperContent, edits: PaperEdits, letterhead: Letterhead): Document {
  const known = new Set(content.references.map(({ id }) => id));
  const blocks = content.parts.flatMap((part): Block[] => {
    const text = standingText(part, edits);
    const written = text === null ? [] : blocksOf(text, edits.values, known);
    if (written.length + part.fixed.length === 0) return [];
    const fixed = part.fixed.map((block) => withValues(block, edits.values));
    return part.heading === null
      ? [...written, ...fixed]
      : [{ kind: 'heading', level: part.level, text: part.heading }, ...written, ...fixed];
  });
  const used = new Set(blocks.flatMap(inlinesOf).flatMap((each) => referenceOf(each)));
  return {
    language: content.language,
    title: content.title,
    subtitle: content.subtitle,
    date: content.date,
    letterhead,
    confidentiality: content.confidentiality,
    blocks,
    references: content.references.filter(({ id }) => used.has(id)),
  };
}

/** The gaps of a paper that nobody has filled yet, in the order in which they stand. */
export function openGaps(content: PaperContent, edits: PaperEdits): string[] {
  return allGaps(content, edits).filter((gap) => (edits.values[gap] ?? '').trim() === '');
}

/** Every gap of a paper, filled or not. */
export function allGaps(content: PaperContent, edits: PaperEdits): string[] {
  const found = content.parts.flatMap((part) => [
    ...gapsIn(standingText(part, edits) ?? ''),
    ...part.fixed
      .flatMap(inlinesOf)
      .flatMap((each) => (typeof each === 'object' && 'placeholder' in each ? each.placeholder : [])),
  ]);
  return [...new Set(found)];
}

/** All texts of a block, cell by cell. */
export function inlinesOf(block: Block): Inline[] {
  switch (block.kind) {
    case 'paragraph':
    case 'notice':
      return block.text;
    case 'list':
    case 'checklist':
      return block.items.flat();
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, ...value]);
    case 'table':
      return [
        block.caption,
        ...block.columns.map(({ label }) => label),
        ...block.rows.flat(2),
        ...(block.totals?.flat() ?? []),
      ];
    case 'heading':
      return [block.text];
    case 'signature':
      return block.lines;
    default:
      return [];
  }
}

const referenceOf = (each: Inline): string[] =>
  typeof each === 'object' && 'reference' in each ? [each.reference] : [];

function withValues(block: Block, values: PaperEdits['values']): Block {
  const fill = (inlines: Inline[]): Inline[] =>
    inlines.map((each) => {
      if (typeof each !== 'object' || !('placeholder' in each)) return each;
      const value = Object.hasOwn(values, each.placeholder) ? (values[each.placeholder] ?? '').trim() : '';
      return value === '' ? each : value;
    });
  if (block.kind === 'facts')
    return { ...block, rows: block.rows.map(({ label, value }) => ({ label, value: fill(value) })) };
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(fill)) };
  if (block.kind === 'list' || block.kind === 'checklist') return { ...block, items: block.items.map(fill) };
  return block;
}
