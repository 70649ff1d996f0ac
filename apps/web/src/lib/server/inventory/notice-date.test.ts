import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeDate } from './notice-date.ts';

describe('the last day for giving notice', () => {
  it.each([
    ['2026-12-31', 6, '2026-06-30'],
    ['2027-02-28', 3, '2026-11-30'],
    ['2028-02-29', 12, '2027-02-28'],
    ['2027-02-28', 12, '2026-02-28'],
    ['2026-05-15', 3, '2026-02-15'],
    ['2026-05-30', 3, '2026-02-28'],
    ['2026-12-31', 0, '2026-12-31'],
    ['2026-01-31', 1, '2025-12-31'],
  ])('for a contract until %s with %i months of notice is %s', (end, months, expected) => {
    expect(noticeDate(end, months)).toBe(expected);
  });

  it('is never after the end of the contract and lies in the month that the notice months lead to', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (date, months) => {
        const end = date.toISOString().slice(0, 10);
        const notice = noticeDate(end, months);
        const monthsOf = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
        expect(notice <= end).toBe(true);
        expect(monthsOf(end) - monthsOf(notice)).toBe(months);
      }),
      { numRuns: 10_000 },
    );
  });
});
