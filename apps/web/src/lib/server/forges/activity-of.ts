import type { Activity } from './activity.ts';
import type { Asked } from './forge-trouble.ts';
import type { Forges } from './forges.ts';
import type { RepositoryAddress } from './repository.ts';

/**
 * Counts how alive a repository is, for the badges by openCode's rules: in at most some thirty requests. What a forge
 * does not tell is null. Fails only where nothing could be had at all.
 *
 * @example await activityOf(forges, { url: 'https://github.com/it-at-m/ad2image' }, new Date())
 */
export async function activityOf(
  forges: Forges,
  repository: RepositoryAddress,
  now: Date,
): Promise<Asked<Activity>> {
  throw new Error(`not yet: ${forges.patience} ${repository.url} ${now.toISOString()}`);
}
