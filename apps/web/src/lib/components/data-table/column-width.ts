import type { Column, ColumnType } from './column.ts';

const WIDTHS: Readonly<Record<ColumnType, number>> = {
  text: 220,
  number: 110,
  date: 124,
  money: 140,
  select: 170,
  interval: 176,
  badge: 140,
};

/** Pixels a column asks for; spare room is shared out in proportion. */
export function columnWidth(column: Column): number {
  return column.width ?? WIDTHS[column.type];
}
