import type { Database } from '#lib/server/database/index.ts';
import { deleteOldJobs, enqueueUnlessWaiting } from './store.ts';
import type { JobHandlers } from './worker.ts';

const kind = 'nightly';

/**
 * The work of every night: first the chores of the features, then what the embedded engine has nobody else to do.
 *
 * @example startWorker(db, nightlyHandler([forgetOldDrafts]));
 */
export function nightlyHandler(chores: readonly ((db: Database) => Promise<void>)[]): JobHandlers {
  return {
    [kind]: async ({ db }) => {
      for (const chore of chores) await chore(db);
      await deleteOldJobs(db);
      await db.vacuum();
      await planNight(db, new Date());
    },
  };
}

/**
 * Puts the next night's cleaning (3 o'clock, the server's time) into the queue, once. A server that was off at that
 * hour does it when it is next on.
 */
export async function planNight(db: Database, now: Date): Promise<void> {
  const next = new Date(now);
  next.setHours(3, 0, 0, 0);
  if (next <= now) next.setDate(next.getDate() + 1);
  const job = { kind, payload: {}, authority: null, idempotencyKey: next.toISOString(), runAfter: next };
  await enqueueUnlessWaiting(db, job);
}
