import type { Quarter } from './types.ts';

const form = /^(\d{4})-Q([1-4])$/;

/** Whether a text names a quarter, e.g. `2027-Q1`. */
export function isQuarter(text: unknown): text is Quarter {
  return typeof text === 'string' && form.test(text);
}

/** A quarter as a running number, so that quarters can be subtracted. */
function numberOf(quarter: Quarter): number {
  return Number(quarter.slice(0, -3)) * 4 + Number(quarter.slice(-1)) - 1;
}

function quarterAt(count: number): Quarter {
  return `${Math.floor(count / 4)}-Q${((count % 4) + 1) as 1 | 2 | 3 | 4}`;
}

/**
 * The quarter that lies so many quarters after another one.
 * @example addQuarters('2027-Q3', 2) // '2028-Q1'
 */
export function addQuarters(quarter: Quarter, count: number): Quarter {
  return quarterAt(numberOf(quarter) + count);
}

/** How many quarters lie from `from` to `to`; negative when `to` is earlier. */
export function quartersBetween(from: Quarter, to: Quarter): number {
  return numberOf(to) - numberOf(from);
}

/** The calendar year of a quarter. */
export function yearOf(quarter: Quarter): number {
  return Math.floor(numberOf(quarter) / 4);
}

/** The first day of a quarter as an ISO date. @example firstDayOf('2027-Q2') // '2027-04-01' */
export function firstDayOf(quarter: Quarter): string {
  const count = numberOf(quarter);
  return `${String(Math.floor(count / 4)).padStart(4, '0')}-${String((count % 4) * 3 + 1).padStart(2, '0')}-01`;
}

/** The quarter of an ISO date. @example quarterOf('2026-11-21') // '2026-Q4' */
export function quarterOf(date: string): Quarter {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return quarterAt(year * 4 + Math.floor((month - 1) / 3));
}
