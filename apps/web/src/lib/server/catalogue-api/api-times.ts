/**
 * A moment as Go writes it (RFC 3339 without a fraction that says nothing), so that cursors of the peer and ours agree.
 *
 * @example timeText(new Date('2018-05-01T00:00:00.120Z')) // '2018-05-01T00:00:00.12Z'
 */
export function timeText(at: Date): string {
  return at
    .toISOString()
    .replace(/\.(\d{0,3}?)0{0,3}Z$/, (_, fraction: string) => (fraction === '' ? 'Z' : `.${fraction}Z`));
}

/** A moment as `from` and `to` give it, to the second and in UTC; null for any other text. */
export function readTime(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return null;
  const at = new Date(text);
  return isStorable(at) ? at : null;
}

/** Whether a moment lies in the years that both engines can write and read. */
export function isStorable(at: Date): boolean {
  const year = at.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
