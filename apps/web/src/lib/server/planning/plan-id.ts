/**
 * A plan's or a computing's number as it stands in an address; null for anything that cannot be one.
 *
 * @example idFrom('17') // 17
 */
export function idFrom(text: string): number | null {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return id > 0 ? id : null;
}
