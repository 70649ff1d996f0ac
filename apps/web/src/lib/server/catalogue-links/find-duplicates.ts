import type { DuplicateEvidence } from '#lib/server/database/index.ts';
import type { LinkedEntry } from './store/links.ts';

/**
 * Why two entries may be the same; empty where nothing says so. A name alone says nothing: many towns have a “Portal”.
 *
 * @example sharedBy(mirror, original) // [{ kind: 'file', shared: 'Baumkataster' }]
 */
export function sharedBy(one: LinkedEntry, other: LinkedEntry): DuplicateEvidence[] {
  const evidence: DuplicateEvidence[] = [];
  if (one.file_sha256 === other.file_sha256) evidence.push({ kind: 'file', shared: one.name });
  if (fold(one.name) !== fold(other.name)) return evidence;
  if (one.publisher_id !== null && one.publisher_id === other.publisher_id)
    evidence.push({ kind: 'publisher', shared: one.publisher ?? '' });
  const page = one.landing_page?.replace(/(?<!\/)\/+$/, '');
  if (page && page === other.landing_page?.replace(/(?<!\/)\/+$/, ''))
    evidence.push({ kind: 'landing-page', shared: page });
  return evidence;
}

const fold = (name: string): string => name.trim().toLowerCase();

/**
 * Which of two shows the other: the one at the address that its file names, then the valid one, then the older.
 *
 * @example shownFirst(mirror, original) // [original, mirror]
 */
export function shownFirst(one: LinkedEntry, other: LinkedEntry): [shown: LinkedEntry, hidden: LinkedEntry] {
  const rank = (entry: LinkedEntry): number =>
    (entry.named_url === entry.url ? 2 : 0) + (entry.standing === 'valid' ? 1 : 0);
  const difference =
    rank(other) - rank(one) ||
    one.created_at.getTime() - other.created_at.getTime() ||
    (one.id < other.id ? -1 : 1);
  return difference <= 0 ? [one, other] : [other, one];
}
