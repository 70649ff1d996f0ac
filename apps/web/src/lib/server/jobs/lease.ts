import { sql, type UpdateObject } from 'kysely';
import type { Database, JobMessage, Schema } from '#lib/server/database/index.ts';
import type { Job } from './queue.ts';

/** How long a job belongs to the worker that took it, unless the worker renews. */
export const leaseSeconds = 60;

/** How a job ended; `returned` means that the server stops and the next one shall do it. */
export type Outcome =
  | { state: 'returned' }
  | { state: 'done'; result: unknown }
  | { state: 'cancelled' }
  | { state: 'failed'; message: JobMessage };

/**
 * Takes the next job: one whose time has come, or one whose worker died and let the lease run out. Null when there is
 * none. Several workers may ask at once; each gets another one.
 */
export async function takeJob(db: Database, kinds: readonly string[]): Promise<Job | null> {
  const { rows } = await db.asOperator((trx) =>
    sql<Job>`
      update job set state = 'running', attempts = attempts + 1, lease_until = now() + make_interval(secs => ${leaseSeconds}::int)
      where id = (
        select id from job
        where kind = any(${kinds}::text[])
          and ((state = 'queued' and run_after <= now()) or (state = 'running' and lease_until < now()))
        order by run_after, id
        limit 1 for update skip locked
      )
      returning *`.execute(trx),
  );
  return rows[0] ?? null;
}

/** Renews the lease and notes progress. Tells whether somebody asked to cancel, or whether the lease was lost. */
export async function renewLease(
  db: Database,
  { id, attempts }: Job,
  progress?: { progress: number; total: number | null; message: JobMessage | null },
): Promise<'held' | 'cancelled' | 'lost'> {
  const row = await db.asOperator((trx) =>
    trx
      .updateTable('job')
      .set({
        lease_until: sql`now() + make_interval(secs => ${leaseSeconds}::int)`,
        ...(progress && { ...progress, message: progress.message && JSON.stringify(progress.message) }),
      })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('attempts', '=', attempts)
      .returning('cancel_requested')
      .executeTakeFirst(),
  );
  if (!row) return 'lost';
  return row.cancel_requested ? 'cancelled' : 'held';
}

/**
 * Notes how a job ended, unless another worker has it by now. A failed job with attempts left goes back into the
 * queue, 2, 4, 8 … seconds later. Returns the state that it is in.
 */
export async function settleJob(db: Database, job: Job, outcome: Outcome): Promise<Job['state'] | 'lost'> {
  const row = await db.asOperator((trx) =>
    trx
      .updateTable('job')
      .set({ lease_until: null, ...settled(job, outcome) })
      .where('id', '=', job.id)
      .where('state', '=', 'running')
      .where('attempts', '=', job.attempts)
      .returning('state')
      .executeTakeFirst(),
  );
  return row?.state ?? 'lost';
}

function settled(job: Job, outcome: Outcome): UpdateObject<Schema, 'job'> {
  const finished_at = sql<Date>`now()`;
  switch (outcome.state) {
    case 'returned':
      return { state: 'queued', attempts: job.attempts - 1 };
    case 'done':
      return { state: 'done', finished_at, result: JSON.stringify(outcome.result ?? null) };
    case 'cancelled':
      return { state: 'cancelled', finished_at };
    case 'failed': {
      const message = JSON.stringify(outcome.message);
      if (job.attempts >= job.max_attempts) return { state: 'failed', finished_at, message };
      const run_after = sql<Date>`now() + make_interval(secs => ${2 ** job.attempts}::int)`;
      return { state: 'queued', run_after, message };
    }
  }
}

/** On the embedded store only one process works, so at its start every lease belongs to a process that is gone. */
export async function expireLeases(db: Database): Promise<void> {
  await db.asOperator((trx) =>
    trx
      .updateTable('job')
      .set({ lease_until: sql<Date>`now() - interval '1 second'` })
      .where('state', '=', 'running')
      .execute(),
  );
}
