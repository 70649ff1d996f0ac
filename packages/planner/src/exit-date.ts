import type { Contract } from './types.ts';

/**
 * The last day on which notice ends a contract on its end date: the end date less the months of notice, the month's
 * end to the month's end (§§ 187, 188 BGB). It is not moved from a Sunday to a Monday: § 193 BGB does not shorten the
 * notice that the other side is owed.
 *
 * @param end ISO date of the last day of the contract
 * @param months whole months, 0 or more
 * @example noticeDate('2028-09-30', 6) // '2028-03-31'
 */
export function noticeDate(end: string, months: number): string {
  return addMonths(end, -months);
}

/**
 * The first day on which a contract can end when notice is given on `date` or later: its end, or the end of the renewal
 * whose notice is not past yet.
 *
 * @param date ISO date of the plan
 * @example exitDate({ end: '2027-03-31', noticeMonths: 6, renewMonths: 12 }, '2026-11-21') // '2028-03-31'
 */
export function exitDate({ end, noticeMonths, renewMonths }: Contract, date: string): string {
  let last = end;
  // A contract that does not renew itself ends, noticed or not.
  for (let turn = 1; renewMonths > 0 && noticeDate(last, noticeMonths) < date; turn++)
    last = addMonths(end, renewMonths * turn);
  return last;
}

function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  const last = lastDay(target.year, target.month);
  const targetDay = day === lastDay(year, month) ? last : Math.min(day, last);
  return [
    String(target.year).padStart(4, '0'),
    String(target.month).padStart(2, '0'),
    String(targetDay).padStart(2, '0'),
  ].join('-');
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
