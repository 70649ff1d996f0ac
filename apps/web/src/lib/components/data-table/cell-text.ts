import type { CellValue, Column } from './column.ts';

/** How numbers, dates and money are written; a part of the language's formatter. */
export interface CellFormat {
  integer(value: number): string;
  decimal(value: number, digits?: number): string;
  interval(interval: readonly [number, number]): string;
  date(iso: string): string;
  money(cents: number): string;
}

/**
 * The cell as a person reads it; empty for an unknown value.
 *
 * @example cellText({ key: 'cost', label: 'Kosten', type: 'money' }, 1248000, formatter('de')) // '12.480,00 €'
 */
export function cellText(column: Column, value: CellValue, format: CellFormat): string {
  if (value === null || value === '') return '';
  if (typeof value === 'object') return format.interval(value);
  switch (column.type) {
    case 'select':
    case 'badge':
      return column.options?.find((option) => option.value === String(value))?.label ?? String(value);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? format.date(String(value)) : String(value);
    case 'money':
      return typeof value === 'number' ? format.money(value) : value;
    case 'number':
    case 'interval':
      if (typeof value !== 'number') return value;
      return Number.isInteger(value) ? format.integer(value) : format.decimal(value);
    default:
      return String(value);
  }
}
