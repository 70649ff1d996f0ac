import type { Transaction } from '#lib/server/database/index.ts';
import { sharedBy, shownFirst } from './find-duplicates.ts';
import {
  deleteDuplicate,
  insertDuplicate,
  selectAlike,
  selectDuplicates,
  type LinkedEntry,
} from './store/links.ts';

/** More entries of one name are no duplicates but a name that everybody takes. */
const MOST_ALIKE = 50;

/** Suggests which entries may be the same as this one, and takes back what nothing speaks for any more. */
export async function refreshDuplicates(trx: Transaction, entry: LinkedEntry, now: Date): Promise<void> {
  const alike = (await selectAlike(trx, entry, MOST_ALIKE))
    .map((other) => ({ other, evidence: sharedBy(entry, other) }))
    .filter(({ evidence }) => evidence.length > 0);
  const known = await selectDuplicates(trx, entry.id);
  const pairs = new Set(known.flatMap(({ software_id, into_id }) => [software_id, into_id]));
  for (const pair of known) {
    const isStill = alike.some(({ other }) => other.id === pair.software_id || other.id === pair.into_id);
    if (pair.state === 'suggested' && !isStill) await deleteDuplicate(trx, pair);
  }
  for (const { other, evidence } of alike) {
    if (pairs.has(other.id)) continue;
    const [shown, hidden] = shownFirst(entry, other);
    await insertDuplicate(trx, {
      software_id: hidden.id,
      into_id: shown.id,
      state: 'suggested',
      evidence: JSON.stringify(evidence),
      created_at: now,
    });
  }
}
