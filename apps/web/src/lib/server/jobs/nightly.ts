import type { Database } from '#lib/server/database/index.ts';
import { deleteOldJobs, enqueueUnlessWaiting } from './store.ts';
import type { JobHandlers } from './worker.ts';

const kind = 'nightly';

/** The embedded engine cleans up after nobody by itself, so the queue does it, every night. */
export const nightlyHandler: JobHandlers = {
  [kind]: async ({ db }) => {
    await deleteOldJobs(db);
    await db.vacuum();
    await planNight(db, new Date());
  },
};

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
