import { type CellValue, type Column, shownValue, type TableRow } from './column.ts';

/** One sort key; the first of a list counts most. */
export interface SortKey {
  key: string;
  direction: 'asc' | 'desc';
}

/** Unknown values stand last in both directions: who sorts, looks for the extremes of what is known. */
function compare(a: CellValue, b: CellValue, sign: 1 | -1, collator: Intl.Collator): number {
  const [emptyA, emptyB] = [a === null || a === '', b === null || b === ''];
  if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    // Of two intervals the one that reaches higher is more; among equals the one that starts higher.
    return sign * (a[1] - b[1] || a[0] - b[0]);
  }
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}

/**
 * The rows in the order of the keys. Rows that are equal by them follow the first column, so that the same keys give
 * the same order from wherever one comes; without keys all keep their place. Select columns sort by the order of
 * their options, text by the language's rules with numbers counted („Version 9“ before „Version 10“).
 */
export function sortRows<Row extends TableRow>(
  rows: readonly Row[],
  keys: readonly SortKey[],
  columns: readonly Column[],
  language: string,
): Row[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const first = columns[0]?.key;
  const complete: readonly SortKey[] =
    keys.length === 0 || first === undefined ? keys : [...keys, { key: first, direction: 'asc' }];
  const criteria = complete.flatMap(({ key, direction }) => {
    const column = columns.find((candidate) => candidate.key === key);
    if (!column) return [];
    const places = new Map(column.options?.map(({ value }, place) => [value, place]));
    const valueOf = (row: Row): CellValue => {
      const value = shownValue(row, column);
      return column.type === 'select' && typeof value === 'string'
        ? (places.get(value) ?? places.size)
        : value;
    };
    return [{ valueOf, sign: direction === 'asc' ? (1 as const) : (-1 as const) }];
  });
  return rows.toSorted((a, b) => {
    for (const { valueOf, sign } of criteria) {
      const order = compare(valueOf(a), valueOf(b), sign, collator);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/**
 * The sort after a heading was chosen: ascending → descending → off. `add` (Shift) keeps the other keys.
 *
 * @example nextSort([{ key: 'name', direction: 'asc' }], 'name', false) // [{ key: 'name', direction: 'desc' }]
 */
export function nextSort(keys: readonly SortKey[], key: string, add: boolean): SortKey[] {
  const present = keys.find((candidate) => candidate.key === key);
  const next: SortKey | undefined =
    present === undefined
      ? { key, direction: 'asc' }
      : present.direction === 'asc'
        ? { key, direction: 'desc' }
        : undefined;
  if (!add) return next ? [next] : [];
  if (!present) return [...keys, { key, direction: 'asc' }];
  return keys.flatMap((candidate) => (candidate.key === key ? (next ? [next] : []) : [candidate]));
}

/**
 * A sort as it stands in the address; `-` is descending.
 *
 * @example writeSort([{ key: 'name', direction: 'asc' }, { key: 'cost', direction: 'desc' }]) // 'name,-cost'
 */
export function writeSort(keys: readonly SortKey[]): string {
  return keys.map(({ key, direction }) => (direction === 'desc' ? `-${key}` : key)).join(',');
}

/** The reverse of {@link writeSort}; keys of unknown or unsortable columns are left out. */
export function readSort(text: string | null, columns: readonly Column[]): SortKey[] {
  const seen = new Set<string>();
  return (text ?? '').split(',').flatMap((part): SortKey[] => {
    const key = part.replace(/^-/, '');
    if (seen.has(key) || !columns.some((column) => column.key === key && column.sortable)) return [];
    seen.add(key);
    return [{ key, direction: part.startsWith('-') ? 'desc' : 'asc' }];
  });
}

/** The rows in the order in which they came. */
export function inOrderOf(rows: readonly TableRow[], given: readonly TableRow[]): TableRow[] {
  const places = new Map(given.map(({ id }, place) => [id, place]));
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
