/**
 * The last day of a term that begins on a day and lasts so many months; a term from the 31st ends with a shorter month.
 * @example lastDayOf('2024-01-01', 36) // '2026-12-31'
 */
export function lastDayOf(begin: string, months: number): string {
  const [year = 0, month = 1, day = 1] = begin.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const next = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)));
  if (day <= lastOfMonth) next.setUTCDate(next.getUTCDate() - 1);
  return next.toISOString().slice(0, 10);
}
