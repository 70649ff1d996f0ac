import type { Column, ColumnMapping, ColumnRole } from '../types.ts';
import { slashOrder, parseDate, type SlashOrder } from '../values/dates.ts';

/** Which columns have a meaning, in the order of the file. */
export interface ColumnsByRole {
  columns: Map<ColumnRole, number[]>;
  /** Of columns where a person has said what comes first in `3/4/26`. */
  slashes: Map<number, SlashOrder>;
}

/**
 * The columns of a mapping by what they mean.
 * @example columnsByRole({ 0: 'name', 3: 'contract-end-month-first' }) // 3 is a 'contract-end', its slashes 'month-first'
 */
export function columnsByRole(mapping: ColumnMapping): ColumnsByRole {
  const columns = new Map<ColumnRole, number[]>();
  const slashes = new Map<number, SlashOrder>();
  for (const [index, meant] of Object.entries(mapping)) {
    if (!meant) continue;
    const { role, order } = plainRole(meant);
    columns.set(role, [...(columns.get(role) ?? []), Number(index)]);
    if (order) slashes.set(Number(index), order);
  }
  return { columns, slashes };
}

/**
 * A meaning without the order of day and month that a person has chosen with it.
 * @example plainRole('contract-end-month-first') // { role: 'contract-end', order: 'month-first' }
 */
export function plainRole(role: ColumnRole): { role: ColumnRole; order?: SlashOrder } {
  switch (role) {
    case 'contract-start-day-first':
      return { role: 'contract-start', order: 'day-first' };
    case 'contract-start-month-first':
      return { role: 'contract-start', order: 'month-first' };
    case 'contract-end-day-first':
      return { role: 'contract-end', order: 'day-first' };
    case 'contract-end-month-first':
      return { role: 'contract-end', order: 'month-first' };
    default:
      return { role };
  }
}

/**
 * Whether the dates of a column can be asked for with day or month first: they stand with slashes.
 * @example hasSlashes({ samples: ['3/4/26'], role: null }) // true
 */
export function hasSlashes({ samples, role }: Pick<Column, 'samples' | 'role'>): boolean {
  if (role && plainRole(role).order) return true;
  return samples.some((text) => parseDate(text) === 'ambiguous' || slashOrder([text]) !== 'unclear');
}
