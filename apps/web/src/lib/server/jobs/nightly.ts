import { sql } from 'kysely';
import type { Database } from '#lib/server/database/index.ts';
import { enqueue } from './queue.ts';
import type { JobHandlers } from './worker.ts';

const kind = 'nightly';

/** The embedded engine cleans up after nobody by itself, so the queue does it, every night. */
export const nightlyHandler: JobHandlers = {
  [kind]: async ({ db }) => {
    await db.asOperator((trx) =>
      trx
        .deleteFrom('job')
        .where('state', 'in', ['done', 'cancelled', 'failed'])
        .where('finished_at', '<', sql<Date>`now() - interval '90 days'`)
        .execute(),
    );
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
  await db.asOperator(async (trx) => {
    const waiting = await trx
      .selectFrom('job')
      .select('id')
      .where('kind', '=', kind)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    if (waiting) return;
    await enqueue(trx, {
      kind,
      payload: {},
      authority: null,
      idempotencyKey: next.toISOString(),
      runAfter: next,
    });
  });
}
