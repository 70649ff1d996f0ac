import { noteChange } from '#lib/server/audit/index.ts';
import { entryById, mergeEntry, separateEntry } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { tellLinks } from './link-changes.ts';
import { selectDuplicate, updateDuplicate } from './store/links.ts';

/** `merge` shows the entry by the other one, `swap` the other one by the entry. */
export type DuplicateDecision = 'merge' | 'swap' | 'refuse' | 'undo';

export type DecidedDuplicate =
  | { ok: true }
  /** Nothing was suggested, or it is decided otherwise by now. */
  | { ok: false; problem: 'unknown' }
  /** One of the two is shown by a third entry meanwhile. */
  | { ok: false; problem: 'merged-elsewhere' };

/**
 * Makes one of two entries, says that they are two, or takes either back. Nothing moves: whoever reads the uses and
 * links of an entry reads those of what it shows as well, so that taking back restores all of it.
 *
 * @example await decideDuplicate(db, actor.id, { softwareId: mirror, intoId: original, decision: 'merge' });
 */
export function decideDuplicate(
  db: Database,
  by: string,
  { softwareId, intoId, decision }: { softwareId: string; intoId: string; decision: DuplicateDecision },
  now: Date = new Date(),
): Promise<DecidedDuplicate> {
  return db.asOperator(async (trx): Promise<DecidedDuplicate> => {
    const pair = await selectDuplicate(trx, softwareId, intoId);
    if (!pair || (decision === 'undo') === (pair.state === 'suggested'))
      return { ok: false, problem: 'unknown' };
    const [hidden, shown] = decision === 'swap' ? [intoId, softwareId] : [softwareId, intoId];
    if (decision === 'merge' || decision === 'swap') {
      if ((await entryById(trx, hidden))?.merged_into || (await entryById(trx, shown))?.merged_into)
        return { ok: false, problem: 'merged-elsewhere' };
      await mergeEntry(trx, hidden, shown, now);
    }
    if (decision === 'undo' && pair.state === 'merged') await separateEntry(trx, hidden, now);
    const state = decision === 'undo' ? 'suggested' : decision === 'refuse' ? 'refused' : 'merged';
    await updateDuplicate(trx, pair, {
      software_id: hidden,
      into_id: shown,
      state,
      decided_by: decision === 'undo' ? null : by,
      decided_at: decision === 'undo' ? null : now,
    });
    noteChange(trx, {
      subject: `catalogue-duplicate:${hidden}`,
      before: { into: intoId, state: pair.state },
      after: { into: shown, state },
    });
    tellLinks(trx, [hidden, shown]);
    return { ok: true };
  });
}
