/**
 * The last day on which notice can be given so that a contract ends on its end date: the end date less the notice
 * months, month ends to month ends (§§ 187–188 BGB).
 *
 * @param end ISO date of the contract's last day
 * @param months whole months of notice, 0 or more
 * @example noticeDate('2027-02-28', 3) // '2026-11-30'
 */
export function noticeDate(end: string, months: number): string {
  const [year = 0, month = 1, day = 1] = end.split('-').map(Number);
  const isMonthEnd = day === lastDay(year, month);
  const count = year * 12 + (month - 1) - months;
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  const last = lastDay(target.year, target.month);
  const targetDay = isMonthEnd ? last : Math.min(day, last);
  return `${String(target.year).padStart(4, '0')}-${String(target.month).padStart(2, '0')}-${String(targetDay).padStart(2, '0')}`;
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
