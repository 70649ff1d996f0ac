import { buryEntry, noteChecked } from '#lib/server/catalogue/index.ts';
import type { Listed } from './known-repository.ts';
import type { Outcome, Looked } from './outcome.ts';
import { updateRepository, type StoredRepository } from './store/repositories.ts';
import { seen, type Look } from './look.ts';

/** The forge says that it is not there: its entry says so from now on, with the reason. Nothing of it is taken away. */
export async function settleGone(
  look: Look,
  row: StoredRepository,
  reason: Extract<Outcome, 'removed' | 'moved' | 'private' | 'no-file' | 'withdrawn'>,
  listed: Pick<Listed, 'pushedAt'> = {},
): Promise<Looked> {
  const id = row.software_id;
  const isNew = await look.db.asOperator(async (trx) => {
    await updateRepository(trx, row.id, { ...seen(look, listed), etag: null, outcome: reason });
    if (id === null) return false;
    if (await buryEntry(trx, id, reason, look.now)) return true;
    await noteChecked(trx, [id], look.now);
    return false;
  });
  return { effect: isNew ? 'gone' : id === null ? 'no-file' : 'same', softwareId: id };
}
