/**
 * Whether a written count is one; the mark of a reference may follow it.
 *
 * @example isOne('1[^ag]') // true
 */
export const isOne = (count: string): boolean => count === '1' || count.startsWith('1[^');

/**
 * A written count with its noun.
 *
 * @example counted('1[^ag]', 'Anwendung', 'Anwendungen') // '1[^ag] Anwendung'
 */
export const counted = (count: string, one: string, many: string): string =>
  `${count} ${isOne(count) ? one : many}`;
