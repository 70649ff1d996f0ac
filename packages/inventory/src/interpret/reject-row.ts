import { LIMITS } from '../limits.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { RawRow, RejectedRow, SoftwareList } from '../types.ts';

const TOTAL =
  /^(?:(?:zwischen|gesamt|end)?summe|gesamt|insgesamt|total|subtotal|grand total|ergebnis)\s?:?$/i;

/** Why a row cannot be an entry, or null where it can. `name` is its cleaned name, empty where unknown. */
export function rejectionOf(row: RawRow, name: string, list: SoftwareList): RejectedRow | null {
  const reject = (reason: ProblemCode, detail?: RejectedRow['detail']): RejectedRow => ({
    line: row.line,
    reason,
    ...(detail ? { detail } : {}),
  });
  if (row.cells.every((cell) => cell.trim() === '')) return reject('row-empty');
  const first = row.cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
  if (TOTAL.test(first.slice(0, 40)) && (name === '' || TOTAL.test(name))) return reject('row-is-total');
  if (name === '') return reject('row-without-name');
  if (repeatsHeader(row, list)) return reject('row-repeats-header');
  if (name.length > LIMITS.nameLength)
    return reject('row-name-too-long', { length: name.length, limit: LIMITS.nameLength });
  return /[\p{L}\p{N}]/u.test(name) ? null : reject('row-name-without-letters', { name });
}

function repeatsHeader(row: RawRow, { columns }: SoftwareList): boolean {
  let same = 0;
  for (const { index, header } of columns) {
    const cell = row.cells[index]?.trim() ?? '';
    if (cell === '') continue;
    if (cell.length !== header.length || cell.toLowerCase() !== header.toLowerCase()) return false;
    same++;
  }
  return same > 0;
}
