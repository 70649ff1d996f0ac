import type { Block, Inline } from './document.ts';

type Table = Extract<Block, { kind: 'table' }>;

export const words = (label: string, share = 1): Table['columns'][number] => ({
  label,
  numeric: false,
  share,
});
export const figures = (label: string, share = 1): Table['columns'][number] => ({
  label,
  numeric: true,
  share,
});

/** A table of plain texts; none where it would have no rows. */
export function table(
  caption: string,
  columns: Table['columns'],
  rows: readonly (readonly (string | Inline[])[])[],
  totals?: readonly string[],
): Block[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption,
      columns,
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? [cell] : cell))),
      ...(totals ? { totals: totals.map((cell) => [cell]) } : {}),
    },
  ];
}
