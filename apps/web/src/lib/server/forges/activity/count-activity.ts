import type { Activity, Release } from '../activity.ts';

/** What a forge tells, from which activity is counted; null where it tells nothing. */
export interface CountedThings {
  /** Of the default branch. `author` is an address or a name: it tells people apart here and goes no further. */
  commits: { at: Date; author: string }[] | null;
  releases: Release[] | null;
  issues: { opened: { at: Date; reactedAt: Date | null }[]; sampled: boolean } | null;
  branch: Activity['branch'];
  securityFile: boolean | null;
  mergeRequests: Activity['mergeRequests'];
}

const week = 7 * 24 * 3_600_000;
const weeks = 26;
const hour = 3_600_000;

/** The first moment that counts for commits and releases: 26 weeks ago. */
export function sixMonthsBefore(now: Date): Date {
  return new Date(now.getTime() - weeks * week);
}

/** The first moment that counts for issues: 13 weeks ago. */
export function threeMonthsBefore(now: Date): Date {
  return new Date(now.getTime() - (weeks / 2) * week);
}

/**
 * Counts what a forge tells. Nothing in the result names anybody.
 *
 * @example countActivity({ commits: [{ at: yesterday, author: 'a@example.org' }], … }, now).authors // 1
 */
export function countActivity(things: CountedThings, now: Date): Activity {
  const from = sixMonthsBefore(now);
  const commits = things.commits?.filter(({ at }) => at >= from && at <= now) ?? null;
  return {
    at: now,
    commitsPerWeek: commits && perWeek(commits, from),
    authors: commits && new Set(commits.map(authorOf)).size,
    busFactor: commits && busFactorOf(commits),
    releases:
      things.releases
        ?.filter(({ at }) => at >= from && at <= now)
        .sort((a, b) => b.at.getTime() - a.at.getTime()) ?? null,
    issues: things.issues && {
      opened: things.issues.opened.length,
      firstReactionHours: things.issues.opened.flatMap(({ at, reactedAt }) =>
        reactedAt ? [Math.max(0, Math.round(((reactedAt.getTime() - at.getTime()) / hour) * 10) / 10)] : [],
      ),
      sampled: things.issues.sampled,
    },
    branch: things.branch,
    securityFile: things.securityFile,
    mergeRequests: things.mergeRequests,
  };
}

function perWeek(commits: readonly { at: Date }[], from: Date): number[] {
  const counts = Array.from({ length: weeks }, () => 0);
  for (const { at } of commits) {
    const index = Math.min(weeks - 1, Math.floor((at.getTime() - from.getTime()) / week));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

const authorOf = ({ author }: { author: string }): string => author.trim().toLowerCase();

function busFactorOf(commits: readonly { author: string }[]): number {
  const byAuthor = new Map<string, number>();
  for (const commit of commits) byAuthor.set(authorOf(commit), (byAuthor.get(authorOf(commit)) ?? 0) + 1);
  let missing = commits.length / 2;
  let people = 0;
  for (const count of [...byAuthor.values()].sort((a, b) => b - a)) {
    if (missing <= 0) break;
    missing -= count;
    people += 1;
  }
  return people;
}
