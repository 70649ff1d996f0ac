import type { Column } from '../types.ts';
import { parseDate } from './dates.ts';
import { parseNumber } from './numbers.ts';

const LONGEST = 10_000;

/**
 * One value of a cell that holds several: numbers are added, of dates and versions the first or last is taken. A cell
 * with a value that does not fit is left as it is, so that whoever reads it reports it.
 *
 * @example joinSeveral('100,50', { by: ',', joined: 'sum' }) // '150'
 */
export function joinSeveral(cell: string, { by, joined }: NonNullable<Column['several']>): string {
  const values = cell
    .slice(0, LONGEST)
    .split(by)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const [first] = values;
  if (first === undefined || values.length === 1) return cell;
  if (joined === 'first') return first;
  if (joined === 'sum') {
    const numbers = values.map(parseNumber);
    return numbers.includes(null)
      ? cell
      : String(numbers.reduce<number>((sum, each) => sum + (each ?? 0), 0));
  }
  const keys = values.map((value) => {
    const read = parseDate(value);
    return read === null || read === 'ambiguous' ? value : read.date;
  });
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  const order = [...values.keys()].sort((a, b) => compare(keys[a] ?? '', keys[b] ?? ''));
  return values[(joined === 'earliest' ? order[0] : order.at(-1)) ?? 0] ?? cell;
}
