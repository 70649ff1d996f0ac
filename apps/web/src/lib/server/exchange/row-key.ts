import { createHash } from 'node:crypto';

/** No vowels, so that no word comes about, and no digits, so that no office program takes a key for a date. */
const signs = 'bcdfghjkmnpqrstvwxz';

export interface RowKey {
  export: number;
  application: number;
  check: string;
}

/**
 * What stands in the first column: which export the row comes from, which application it is, and a check that a number
 * made up or counted on by filling down does not pass.
 *
 * @example rowKey({ id: 17, salt: '…' }, 1234) // 'A17-1234-kfmtz'
 */
export function rowKey(given: { id: number; salt: string }, application: number): string {
  const hash = createHash('sha256').update(`${given.salt}:${application}`).digest();
  const check = Array.from(hash.subarray(0, 5), (byte) => signs[byte % signs.length]).join('');
  return `A${given.id}-${application}-${check}`;
}

/** The parts of a key; null for what is none. Whether the check holds, only the export can tell. */
export function readRowKey(text: string): RowKey | null {
  const match = /^a(\d{1,15})-(\d{1,15})-([a-z]{5})$/i.exec(text.replace(/\s+/g, ''));
  if (!match) return null;
  return { export: Number(match[1]), application: Number(match[2]), check: (match[3] ?? '').toLowerCase() };
}
