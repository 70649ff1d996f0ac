import type { ColumnMapping, RawRow, SoftwareList } from '../types.ts';
import { isUnknown } from '../values/unknown.ts';

/** The rows of one town in a list of several. */
export interface TownRows {
  /** The town as the list names it, with its blanks tidied; empty for rows that name none. */
  town: string;
  rows: RawRow[];
}

/**
 * Splits a list by the column that tells whose row it is, towns in the order of their first rows. Every row is in
 * exactly one part. Null where no column has that meaning.
 * @example splitByAuthority(list, mapping)?.map(({ town, rows }) => [town, rows.length]) // [['Musterstadt', 12], …]
 */
export function splitByAuthority(list: SoftwareList, mapping: ColumnMapping): TownRows[] | null {
  const columns = list.columns
    .filter(({ index }) => mapping[index] === 'authority')
    .map(({ index }) => index);
  if (columns.length === 0) return null;
  const towns = new Map<string, TownRows>();
  for (const row of list.rows) {
    const town = townOf(row, columns);
    const known = towns.get(town) ?? { town, rows: [] };
    known.rows.push(row);
    towns.set(town, known);
  }
  return [...towns.values()];
}

function townOf({ cells }: RawRow, columns: readonly number[]): string {
  for (const index of columns) {
    const text = (cells[index] ?? '').slice(0, 400).trim().replace(/\s+/g, ' ').slice(0, 200);
    if (!isUnknown(text)) return text;
  }
  return '';
}
