import type { GoneReason, Transaction } from '#lib/server/database/index.ts';
import { tellChange } from './catalogue-changes.ts';
import { lockEntry, selectEntry, updateEntry } from './store.ts';

/**
 * Notes that an entry is no longer found, and why; its file, its versions and its address stay. One that is gone for
 * this reason already keeps its date. Returns whether anything has changed.
 *
 * @example await buryEntry(trx, entry.id, 'archived', now);
 */
export async function buryEntry(
  trx: Transaction,
  id: string,
  reason: GoneReason,
  since: Date,
): Promise<boolean> {
  await lockEntry(trx, id);
  const known = await selectEntry(trx, id);
  if (!known || known.gone_reason === reason) return false;
  await updateEntry(trx, id, {
    standing: 'gone',
    gone_reason: reason,
    // The reason may become better known later; since when it is gone does not change by that.
    gone_since: known.gone_since ?? since,
    checked_at: since,
    updated_at: since,
  });
  tellChange(trx, { id, kind: 'buried' });
  return true;
}
