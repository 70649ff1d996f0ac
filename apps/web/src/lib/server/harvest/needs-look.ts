import type { Listed } from './known-repository.ts';
import type { StoredRepository } from './store/repositories.ts';

/** Forges tell of a push an hour late at most: GitLab counts activity by the hour. */
const lateness = 2 * 3_600_000;
/** A file is looked at anew now and then, whatever the forge says of pushes. */
const longest = 30 * 24 * 3_600_000;

/**
 * Whether the file may be another one than at the last look. Nothing was pushed since: then not, unless the last look
 * failed, was a month ago, or so soon after the push that a further one may not have been told.
 */
export function needsLook(row: StoredRepository, listed: Listed, now: Date = new Date()): boolean {
  const { pushed_at: before, fetched_at: fetched } = row;
  const pushed = listed.pushedAt ?? null;
  const settled = listed.archived ? ['archived', 'no-file'] : ['valid', 'faulty', 'no-file'];
  const isLost = row.outcome !== 'no-file' && row.software_id === null;
  if (isLost || !settled.includes(row.outcome) || row.failures > 0) return true;
  if (pushed === null || before === null || fetched === null) return true;
  if (pushed.getTime() !== before.getTime()) return true;
  return fetched.getTime() < pushed.getTime() + lateness || fetched.getTime() < now.getTime() - longest;
}
