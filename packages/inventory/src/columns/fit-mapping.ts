import type { Column, ColumnMapping, ColumnRole } from '../types.ts';
import { foldHeader } from './read-header.ts';

/** What a person confirmed about one column: its heading and its meaning, and nothing of its content. */
export interface ConfirmedColumn {
  header: string;
  /** Null means: not evaluated, on purpose. */
  role: ColumnRole | null;
}

export interface FittedMapping {
  /**
   * - `same`: the headings are the same, in whatever order;
   * - `wider`: all confirmed headings are there, and others beside them;
   * - `part`: the name and at least half of the meanings are there, or the list has no headings to tell it by.
   */
  fit: 'same' | 'wider' | 'part';
  mapping: ColumnMapping;
  /** Headings that the confirmed mapping does not know; they have the meaning that was guessed where it is free. */
  added: string[];
}

/** Headings of the column of reasons in a download of rejected rows; it is never evaluated. */
export const REASON_HEADINGS = { de: 'Grund der Zurückweisung', en: 'Reason for rejection' } as const;

const REASONS: ReadonlySet<string> = new Set(Object.values(REASON_HEADINGS).map(foldHeader));

/** Whether a heading is that of our own column of reasons. @example isReasonHeading('Grund der Zurückweisung') // true */
export function isReasonHeading(header: string): boolean {
  return REASONS.has(foldHeader(header));
}

/** What is worth remembering of a confirmed mapping: headings and meanings. */
export function confirmedColumns(columns: readonly Column[], mapping: ColumnMapping): ConfirmedColumn[] {
  return columns
    .filter(({ header }) => !isReasonHeading(header))
    .map(({ index, header }) => ({ header, role: mapping[index] ?? null }));
}

/**
 * Lays a confirmed mapping over the columns of another list: by heading, however spelt and wherever it stands, the
 * second of two equal headings over the second. Null where the list is of another kind.
 * @example fitMapping(list.columns, [{ header: 'Verfahren', role: 'name' }])?.mapping // { 2: 'name', … }
 */
export function fitMapping(
  columns: readonly Column[],
  confirmed: readonly ConfirmedColumn[],
): FittedMapping | null {
  const known = new Map(numbered(confirmed).map(([key, { role }]) => [key, role]));
  const mapping: ColumnMapping = {};
  const added: Column[] = [];
  const found = new Set<string>();
  const looked = columns.filter(({ header }) => !isReasonHeading(header));
  for (const [key, column] of numbered(looked)) {
    const role = known.get(key);
    if (role === undefined) added.push(column);
    else {
      mapping[column.index] = role;
      found.add(key);
    }
  }
  const meant = [...known].filter(([, role]) => role !== null);
  const met = meant.filter(([key]) => found.has(key));
  if (!met.some(([, role]) => role === 'name') || met.length * 2 < meant.length) return null;

  const taken = new Set(Object.values(mapping));
  for (const { index, role } of added) mapping[index] = role !== null && !taken.has(role) ? role : null;
  for (const { index, header } of columns) if (isReasonHeading(header)) mapping[index] = null;
  const tells = looked.some(({ header }) => foldHeader(header) !== '');
  const fit =
    !tells || found.size < known.size ? 'part' : added.length > 0 ? ('wider' as const) : ('same' as const);
  return { fit, mapping, added: added.map(({ header }) => header) };
}

const order = { same: 0, wider: 1, part: 2 } as const;

/** The mapping that fits best; among equals the first, so pass the newest first. Null where none fits. */
export function bestFit<Candidate extends { columns: readonly ConfirmedColumn[] }>(
  columns: readonly Column[],
  candidates: readonly Candidate[],
): { candidate: Candidate; fitted: FittedMapping } | null {
  let best: { candidate: Candidate; fitted: FittedMapping } | null = null;
  for (const candidate of candidates) {
    const fitted = fitMapping(columns, candidate.columns);
    if (fitted && (best === null || order[fitted.fit] < order[best.fitted.fit])) best = { candidate, fitted };
  }
  return best;
}

/** Each heading folded, with a number where it comes again. */
function numbered<Item extends { header: string }>(items: readonly Item[]): [key: string, item: Item][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const folded = foldHeader(item.header);
    const count = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, count);
    return [`${folded}#${count}`, item];
  });
}
