import { countActivity, sixMonthsBefore, threeMonthsBefore } from './activity/count-activity.ts';
import type { Activity } from './activity.ts';
import { clientFor } from './clients/client-for.ts';
import { detectForge } from './detect-forge.ts';
import type { Asked } from './forge-trouble.ts';
import type { Forges } from './forges.ts';
import type { RepositoryAddress } from './repository.ts';
import { webAddress } from './web-address.ts';

/**
 * Counts how alive a repository is, for the badges by openCode's rules: in some ten to fifty requests. What a forge does
 * not tell is null. Fails only where nothing could be had at all.
 *
 * @example await activityOf(forges, { url: 'https://github.com/it-at-m/ad2image' }, new Date())
 */
export async function activityOf(
  forges: Forges,
  repository: RepositoryAddress,
  now: Date,
): Promise<Asked<Activity>> {
  if (!webAddress(repository.url)) return { ok: false, trouble: { code: 'address-unusable' } };
  const kind = repository.forge
    ? { ok: true as const, value: repository.forge }
    : await detectForge(forges, repository.url);
  if (!kind.ok) return kind;
  const span = { sixMonths: sixMonthsBefore(now), threeMonths: threeMonthsBefore(now) };
  const told = await clientFor(kind.value).activity(forges, repository, span);
  return told.ok ? { ok: true, value: countActivity(told.value, now) } : told;
}
