import type { Transaction } from '#lib/server/database/index.ts';
import { tellChange } from './catalogue-changes.ts';
import { deleteEntry, selectEntry, updateEntry } from './store.ts';

/**
 * Lets one entry be shown by another one, because the two are the same; nothing of it is lost, and
 * {@link separateEntry} takes it back. Does nothing where that would lead in a circle.
 *
 * @example await mergeEntry(trx, mirror.id, original.id);
 */
export async function mergeEntry(
  trx: Transaction,
  id: string,
  into: string,
  now: Date = new Date(),
): Promise<void> {
  let target = await selectEntry(trx, into);
  for (let step = 0; target?.merged_into && step < 20; step += 1)
    target = await selectEntry(trx, target.merged_into);
  if (!target || target.merged_into !== null || target.id === id) return;
  await updateEntry(trx, id, { merged_into: target.id, updated_at: now });
  tellChange(trx, { id, kind: 'merged' });
  tellChange(trx, { id: target.id, kind: 'recorded' });
}

/** Lets an entry be shown by itself again. */
export async function separateEntry(trx: Transaction, id: string, now: Date = new Date()): Promise<void> {
  await updateEntry(trx, id, { merged_into: null, updated_at: now });
  tellChange(trx, { id, kind: 'recorded' });
}

/** Takes an entry away with everything that hangs on it: for what never should have been here. */
export async function removeEntry(trx: Transaction, id: string): Promise<void> {
  await deleteEntry(trx, id);
  tellChange(trx, { id, kind: 'removed' });
}
