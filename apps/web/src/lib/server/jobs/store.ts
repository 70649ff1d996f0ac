import { EventEmitter } from 'node:events';
import { sql, type Selectable, type UpdateObject } from 'kysely';
import type { Database, JobMessage, JobTable, Schema, Transaction } from '#lib/server/database/index.ts';

/** A job as the queue keeps it. */
export type Job = Selectable<JobTable>;

/** Work to be done soon, outside of the request that asks for it. */
export interface NewJob {
  kind: string;
  /** Anything that JSON holds. */
  payload: unknown;
  /** Null for work that belongs to no authority; only the operator can enqueue that. */
  authority: number | null;
  /** A second job of this kind and authority with the same key is not created. */
  idempotencyKey?: string;
  /** Not before this moment. */
  runAfter?: Date;
  /** How often it is tried in all, 3 unless told. */
  maxAttempts?: number;
}

/** Wakes the worker of this process, so that a job starts at once instead of at the next look. */
export const enqueued = new EventEmitter();

/**
 * Puts a job into the queue, in the caller's transaction: it exists exactly if the write that it follows does.
 * Returns its id, or null when a job with this idempotency key was there already.
 *
 * @example await enqueue(trx, { kind: 'import-list', payload: { importId }, authority: 1, idempotencyKey: importId });
 */
export async function enqueue(trx: Transaction, job: NewJob): Promise<number | null> {
  const row = await trx
    .insertInto('job')
    .values({
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      authority_id: job.authority,
      idempotency_key: job.idempotencyKey ?? null,
      ...(job.runAfter && { run_after: job.runAfter }),
      ...(job.maxAttempts !== undefined && { max_attempts: job.maxAttempts }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  enqueued.emit('job');
  return row?.id ?? null;
}

/** The job with this idempotency key, as far as the actor may see it; null when there is none. */
export async function jobOf(trx: Transaction, kind: string, idempotencyKey: string): Promise<Job | null> {
  const job = await trx
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', kind)
    .where('idempotency_key', '=', idempotencyKey)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return job ?? null;
}

/**
 * Asks for a job to end: one that waits ends at once, one that runs sees its signal within a second. Returns whether
 * there was anything to end.
 */
export async function cancelJob(trx: Transaction, kind: string, idempotencyKey: string): Promise<boolean> {
  const waiting = await trx
    .updateTable('job')
    .set({ cancel_requested: true, state: 'cancelled', finished_at: new Date() })
    .where('kind', '=', kind)
    .where('idempotency_key', '=', idempotencyKey)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  const ended = waiting.numUpdatedRows > 0n;
  return (await askToEnd(trx, kind, idempotencyKey)) || ended;
}

/**
 * Asks a job to end by itself, also one that waits to go on after an interruption: it is taken up again with a signal
 * that is aborted from the start, so that it can keep what it had come to. Returns whether there was one.
 */
export async function askToEnd(trx: Transaction, kind: string, idempotencyKey: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('job')
    .set({ cancel_requested: true })
    .where('kind', '=', kind)
    .where('idempotency_key', '=', idempotencyKey)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

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

/** Forgets jobs that ended three months ago. */
export async function deleteOldJobs(db: Database): Promise<void> {
  await db.asOperator((trx) =>
    trx
      .deleteFrom('job')
      .where('finished_at', '<', sql<Date>`now() - interval '90 days'`)
      .execute(),
  );
}

/** Puts a job into the queue unless one of its kind waits there. */
export async function enqueueUnlessWaiting(db: Database, job: NewJob): Promise<void> {
  await db.asOperator(async (trx) => {
    const waiting = await trx
      .selectFrom('job')
      .select('id')
      .where('kind', '=', job.kind)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    if (!waiting) await enqueue(trx, job);
  });
}

/** How many jobs of each kind are in each state. */
export async function countJobs(db: Database): Promise<{ kind: string; state: string; count: number }[]> {
  const { rows } = await db.asOperator((trx) =>
    sql<{ kind: string; state: string; count: number }>`
      select kind, state, count(*)::int as count from job group by kind, state order by kind, state`.execute(
      trx,
    ),
  );
  return rows;
}
