import { EventEmitter } from 'node:events';
import type { Selectable } from 'kysely';
import type { JobTable, Transaction } from '#lib/server/database/index.ts';

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
  const jobs = trx.updateTable('job').where('kind', '=', kind).where('idempotency_key', '=', idempotencyKey);
  const waiting = await jobs
    .set({ cancel_requested: true, state: 'cancelled', finished_at: new Date() })
    .where('state', '=', 'queued')
    .executeTakeFirst();
  const running = await jobs
    .set({ cancel_requested: true })
    .where('state', '=', 'running')
    .executeTakeFirst();
  return waiting.numUpdatedRows + running.numUpdatedRows > 0n;
}
