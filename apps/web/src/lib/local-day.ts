/** Clocks and days that pages tell are Germany's, wherever the server and the browser stand. */
export const localZone = 'Europe/Berlin';

// Sweden writes days as ISO 8601 does.
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: localZone });

/**
 * The day in Germany that a moment belongs to.
 *
 * @example localDay('2026-11-22T23:30:00Z') // '2026-11-23'
 */
export function localDay(moment: string): string {
  return day.format(new Date(moment));
}
