import type { SoftwareActivity, Transaction } from '#lib/server/database/index.ts';
import { writeActivity } from './store.ts';

/**
 * Notes what the forge of an entry was seen to say. An older look never replaces a newer one, so that harvests may
 * overlap. Names and addresses of people do not belong into it.
 *
 * @example await recordActivity(trx, entry.id, { commits: 14, releases: 2 }, new Date())
 */
export async function recordActivity(
  trx: Transaction,
  id: string,
  activity: SoftwareActivity,
  observedAt: Date,
): Promise<void> {
  await writeActivity(trx, id, { activity, observedAt });
}
