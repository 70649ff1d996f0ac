import type { SoftwareActivity } from '#lib/server/database/index.ts';
import type { Activity } from '#lib/server/forges/index.ts';

/**
 * What the badges need of what a forge told: sums and shares. What the forge did not tell is left out, so that it reads
 * as not known.
 *
 * @example foldActivity(activity).commits // 14
 */
export function foldActivity(activity: Activity): SoftwareActivity {
  const { commitsPerWeek, busFactor, releases, securityFile } = activity;
  const [newest] = releases ?? [];
  return {
    ...known(
      'commits',
      commitsPerWeek?.reduce((sum, week) => sum + week, 0),
    ),
    ...known('commitsPerWeek', commitsPerWeek ?? undefined),
    ...known('releases', releases?.length),
    ...known('busFactor', busFactor ?? undefined),
    ...known('securityPolicy', securityFile ?? undefined),
    ...known('issueReactionDays', reactionDays(activity)),
    ...known('mainProtected', isMainProtected(activity)),
    ...known('signedTags', signedShare(activity)),
    ...known('reviewedChanges', reviewedShare(activity)),
    ...known(
      'lastRelease',
      releases ? (newest ? { name: newest.name, at: newest.at.toISOString() } : null) : undefined,
    ),
  };
}

function known<Key extends keyof SoftwareActivity>(
  key: Key,
  value: SoftwareActivity[Key],
): Partial<Pick<SoftwareActivity, Key>> {
  return value === undefined ? {} : ({ [key]: value } as Pick<SoftwareActivity, Key>);
}

function reactionDays({ issues }: Activity): number | 'never' | null | undefined {
  if (!issues) return undefined;
  const hours = issues.firstReactionHours;
  if (hours.length === 0) return issues.opened === 0 ? null : 'never';
  return hours.reduce((sum, each) => sum + each, 0) / hours.length / 24;
}

/** A protected branch whose history may be rewritten is none; whether it may is not told by every forge. */
function isMainProtected({ branch }: Activity): boolean | undefined {
  if (!branch) return undefined;
  if (!branch.protected || branch.forcePush === true) return false;
  return branch.forcePush === false ? true : undefined;
}

function signedShare({ releases }: Activity): number | null | undefined {
  if (!releases) return undefined;
  if (releases.length === 0) return null;
  if (releases.some(({ signed }) => signed === null)) return undefined;
  return releases.filter(({ signed }) => signed).length / releases.length;
}

function reviewedShare({ mergeRequests }: Activity): number | null | undefined {
  if (!mergeRequests) return undefined;
  return mergeRequests.lookedAt === 0 ? null : mergeRequests.reviewed / mergeRequests.lookedAt;
}
