import { describe, expect, it } from 'vitest';
import { monthsUntil, nextNotice } from '#lib/server/contracts/notice-dates.ts';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const after = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
const isLast = (date: Date): boolean => after(date, 1).getUTCDate() === 1;

/**
 * The same day so many months later, found by walking day by day: the last day of a month leads to the last day of a
 * month; a day that the month lacks leads to its last.
 */
function walked(text: string, months: number): string {
  const from = day(text);
  const wantsLast = isLast(from);
  const wanted = from.getUTCDate();
  const step = months < 0 ? -1 : 1;
  let at = from;
  let crossed = 0;
  while (crossed < Math.abs(months)) {
    const next = after(at, step);
    if (next.getUTCMonth() !== at.getUTCMonth()) crossed += 1;
    at = next;
  }
  // Anywhere in the right month now: to its first day, then to the wanted one.
  while (at.getUTCDate() !== 1) at = after(at, -1);
  while (!isLast(at) && (wantsLast || at.getUTCDate() !== wanted)) at = after(at, 1);
  return iso(at);
}

/** The next notice by trying one end after the other. */
function tried(end: string, notice: number, renew: number, today: string): [string, string] | null {
  for (let turn = 0; turn < 200; turn++) {
    const last = turn === 0 ? end : walked(end, renew * turn);
    const by = walked(last, -notice);
    if (by >= today) return [by, last];
    if (renew === 0) return null;
  }
  throw new Error('it renews itself for too long');
}

describe('notice and renewal', () => {
  it('agree 10,000 times with a second implementation that walks day by day', () => {
    let state = 2026;
    const random = (below: number): number => (state = (state * 48271) % 2147483647) % below;
    const start = day('2024-01-01');
    const wrong: object[] = [];
    for (let turn = 0; turn < 10_000; turn++) {
      const end = iso(after(start, random(365 * 6)));
      const today = iso(after(start, random(365 * 6)));
      const notice = [0, 1, 3, 6, 12, 18, random(25)][random(7)] ?? 0;
      const renew = [0, 1, 3, 12, 24, 36, 1 + random(48)][random(7)] ?? 0;
      const next = nextNotice({ end, minimumUntil: null, noticeMonths: notice, renewMonths: renew }, today);
      const expected = tried(end, notice, renew, today);
      const isRight =
        next === null
          ? expected === null
          : next.noticeDate === expected?.[0] &&
            next.end === expected[1] &&
            next.noticeDate <= walkedPlain(today, next.monthsAhead) &&
            (next.monthsAhead === 0 || next.noticeDate > walkedPlain(today, next.monthsAhead - 1));
      if (!isRight) wrong.push({ end, notice, renew, today, next, expected });
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-12-22', 1],
    ['2026-11-22', '2026-12-23', 2],
    ['2026-11-30', '2027-02-28', 3],
    ['2026-12-31', '2027-03-31', 3],
  ])('from %s to %s are %i months', (today, by, months) => {
    expect(monthsUntil(today, by)).toBe(months);
  });
});

/** The same day of the month, or the last one that there is. */
function walkedPlain(text: string, months: number): string {
  const wanted = day(text).getUTCDate();
  const first = new Date(Date.UTC(day(text).getUTCFullYear(), day(text).getUTCMonth() + months, 1));
  let at = first;
  while (at.getUTCDate() < wanted && !isLast(at)) at = after(at, 1);
  return iso(at);
}
