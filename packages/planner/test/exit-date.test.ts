import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exitDate, noticeDate } from '../src/index.ts';

const day = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const anyDate = fc
  .integer({ min: Date.UTC(2020, 0, 1) / day, max: Date.UTC(2045, 11, 31) / day })
  .map((count) => iso(count * day));

/** § 188 Abs. 2 and 3 BGB: a period of months ends on the day of the same number, or on the last day of a shorter month. */
function endOfPeriod(event: string, months: number): string {
  const [year = 0, month = 0, date = 0] = event.split('-').map(Number);
  const lastOfTarget = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, lastOfTarget)));
}

/** Tries day after day, from before it could be: the last one from which the period still ends with the contract. */
function lastNoticeByTrying(end: string, months: number): string {
  let time = Date.parse(end) - months * 31 * day;
  while (endOfPeriod(iso(time + day), months) <= end) time += day;
  return iso(time);
}

test('the last day for notice is the last one from which the months run out by the end, in 10,000 cases', () => {
  fc.assert(
    fc.property(
      anyDate,
      fc.nat(24),
      (end, months) => noticeDate(end, months) === lastNoticeByTrying(end, months),
    ),
    { numRuns: 10_000 },
  );
});

test('a contract ends on the first end whose notice can still be given', () => {
  fc.assert(
    fc.property(anyDate, anyDate, fc.nat(12), fc.integer({ min: 1, max: 36 }), (end, date, notice, renew) => {
      const exit = exitDate({ end, noticeMonths: notice, renewMonths: renew }, date);
      expect(noticeDate(exit, notice) >= date).toBe(true);
      expect(exit >= end).toBe(true);
      if (noticeDate(end, notice) >= date) expect(exit).toBe(end);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2028-09-30', 6, '2028-03-31'],
  ['2027-02-28', 3, '2026-11-30'],
  ['2028-05-31', 3, '2028-02-29'],
  ['2027-08-15', 3, '2027-05-15'],
  ['2027-12-31', 0, '2027-12-31'],
])('notice for %s with %i months is due on %s', (end, months, due) => {
  expect(noticeDate(end, months)).toBe(due);
});

test('a contract that does not renew itself ends even when no notice was given', () => {
  expect(exitDate({ end: '2027-03-31', noticeMonths: 6, renewMonths: 0 }, '2026-12-01')).toBe('2027-03-31');
});

test('renewals of months that are shorter keep the end of the month', () => {
  expect(exitDate({ end: '2026-01-31', noticeMonths: 1, renewMonths: 1 }, '2026-02-15')).toBe('2026-03-31');
});
