import type { Transaction } from '#lib/server/database/index.ts';
import type { Activity } from '#lib/server/forges/index.ts';
import { foldActivity } from './fold-activity.ts';
import { writeActivity } from './store.ts';

/**
 * Notes how alive the repository of an entry was seen to be. An older look never replaces a newer one, so that harvests
 * may overlap.
 *
 * @example await recordActivity(trx, entry.id, counted.value)
 */
export async function recordActivity(trx: Transaction, id: string, activity: Activity): Promise<void> {
  await writeActivity(trx, id, { activity: foldActivity(activity), observedAt: activity.at });
}
