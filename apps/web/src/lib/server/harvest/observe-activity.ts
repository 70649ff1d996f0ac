import type { Database } from '#lib/server/database/index.ts';
import { enqueueUnlessWaiting, type JobContext } from '#lib/server/jobs/index.ts';
import { recordActivity } from '#lib/server/quality/index.ts';
import { harvestForges, type HarvestForges } from './harvest-forges.ts';
import { addressOf } from './known-repository.ts';
import { leastObserved } from './store/repositories.ts';

/** The jobs that count how alive repositories are. Each costs the forge some ten to fifty questions. */
export const activityKind = 'observe-activity';

/** Counted again after so many days; the badges look back over months. */
const staleAfterDays = 7;
/** In one job; what remains waits for the next night, so that no forge is asked for hours. */
const mostAtOnce = 500;

/** Has the activity of entries counted that nobody has counted yet, or not for a week. */
export async function planActivity(db: Database): Promise<void> {
  await enqueueUnlessWaiting(db, { kind: activityKind, payload: {}, authority: null, maxAttempts: 2 });
}

/**
 * Counts how alive the repositories of entries are, those first that were never counted. A host that wants to be left
 * alone is left alone until the next time; what a forge does not tell stays unknown.
 *
 * @returns how many were counted
 */
export async function observeActivity(
  { db, signal, report }: JobContext<unknown>,
  forgesOf: (db: Database, signal: AbortSignal) => HarvestForges = harvestForges,
): Promise<number> {
  const forges = forgesOf(db, signal);
  const before = new Date(Date.now() - staleAfterDays * 24 * 3_600_000);
  const rows = await db.asOperator((trx) => leastObserved(trx, before, mostAtOnce));
  const left = new Set<string>();
  let counted = 0;
  for (const [index, row] of rows.entries()) {
    signal.throwIfAborted();
    await report(index, rows.length);
    if (left.has(row.host) || row.software_id === null) continue;
    const { software_id: id } = row;
    const told = await forges.activityOf(addressOf(row), new Date());
    if (told.ok) await db.asOperator((trx) => recordActivity(trx, id, told.value));
    else if (told.trouble.code === 'rate-limited' || told.trouble.code === 'unreachable') left.add(row.host);
    if (told.ok) counted += 1;
  }
  return counted;
}
