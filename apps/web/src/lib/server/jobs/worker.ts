import type { Database, JobMessage } from '#lib/server/database/index.ts';
import { logError } from '#lib/server/operating/index.ts';
import { enqueued, expireLeases, renewLease, settleJob, takeJob, type Job, type Outcome } from './store.ts';

/** What a handler works with. */
export interface JobContext<Payload> {
  db: Database;
  payload: Payload;
  /** Aborted when somebody cancels the job, when the server stops, or when the lease was lost. */
  signal: AbortSignal;
  /**
   * Shows progress to whoever waits. Never call it inside a transaction. Calls in quick succession are thinned out,
   * so that reporting costs nothing.
   */
  report(progress: number, total: number | null, message?: JobMessage): Promise<void>;
}

/** Does the work of one kind of job. May run more than once for one job, so it must be repeatable. */
export type JobHandler<Payload> = (context: JobContext<Payload>) => Promise<unknown>;

/** Handlers by kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler<never>>>;

export interface WorkerOptions {
  /** How often the queue is looked at, in milliseconds. */
  lookEvery?: number;
  /** Told when a job has failed for good, so that what it was for can be marked as failed. */
  onFailed?: (job: Job) => Promise<void>;
  /**
   * Kinds that may take an hour, or that nothing may hold up: each group is worked off beside the others, one job after
   * the other; a group that stands here twice does two at once.
   */
  apart?: readonly JobHandlers[];
}

export interface JobWorker {
  /** Ends what runs (it goes back into the queue) and takes nothing new. */
  stop(): Promise<void>;
  /** False when it has ended, asked or not. */
  isAlive(): boolean;
}

/**
 * Works off the queue, one job after the other, until stopped; those that take long beside the others.
 *
 * @example const worker = await startWorker(db, { 'import-list': (context) => runImport(context, recognition) });
 */
export async function startWorker(
  db: Database,
  handlers: JobHandlers,
  { lookEvery = 500, onFailed = () => Promise.resolve(), apart = [] }: WorkerOptions = {},
): Promise<JobWorker> {
  if (db.kind === 'embedded') await expireLeases(db);
  const stopping = new AbortController();
  let alive = true;
  const groups = [handlers, ...apart].filter((group) => Object.keys(group).length > 0);
  const loop = Promise.all(
    groups.map((group) => workOff(db, group, { lookEvery, onFailed }, stopping.signal)),
  ).finally(() => (alive = false));
  // Whoever stops the worker learns how it ended; one that ended by itself is seen by its sign of life.
  loop.catch(() => {});
  return {
    isAlive: () => alive,
    stop: async () => {
      stopping.abort(new Error('the server stops'));
      await loop;
    },
  };
}

async function workOff(
  db: Database,
  handlers: JobHandlers,
  { lookEvery, onFailed }: Required<Pick<WorkerOptions, 'lookEvery' | 'onFailed'>>,
  stopping: AbortSignal,
): Promise<void> {
  const kinds = Object.keys(handlers);
  while (!stopping.aborted) {
    try {
      const job = await takeJob(db, kinds);
      if (!job) await nextLook(lookEvery, stopping);
      else await perform(db, handlers, job, stopping, onFailed);
    } catch (error) {
      // The store may be away for a while (a server that restarts); the job's lease brings it back.
      logError('queue-unreachable', error);
      await nextLook(lookEvery, stopping);
    }
  }
}

async function perform(
  db: Database,
  handlers: JobHandlers,
  job: Job,
  stopping: AbortSignal,
  onFailed: (job: Job) => Promise<void>,
): Promise<void> {
  const outcome: Outcome =
    job.attempts > job.max_attempts
      ? { state: 'failed', message: { code: 'gave-up', detail: { attempts: job.max_attempts } } }
      : await attempt(db, handlers[job.kind], job, stopping);
  if ((await settleJob(db, job, outcome)) === 'failed') await onFailed(job);
}

async function attempt(
  db: Database,
  handler: JobHandler<never> | undefined,
  job: Job,
  stopping: AbortSignal,
): Promise<Outcome> {
  if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
  const cancelling = new AbortController();
  const heed = (lease: 'held' | 'cancelled' | 'lost') => {
    if (lease !== 'held') cancelling.abort(new Error(`the job was ${lease}`));
  };
  // Asked to end while nobody worked on it: what was interrupted may have something to keep.
  if (job.cancel_requested) heed('cancelled');
  const heartbeat = setInterval(() => void renewLease(db, job).then(heed, () => {}), 1000);
  let reportedAt = 0;
  let reportedCode: string | undefined;
  try {
    const result = await handler({
      db,
      payload: job.payload as never,
      signal: AbortSignal.any([cancelling.signal, stopping]),
      report: async (progress, total, message) => {
        if (message?.code === reportedCode && Date.now() - reportedAt < 200) return;
        reportedAt = Date.now();
        reportedCode = message?.code;
        heed(await renewLease(db, job, { progress, total, message: message ?? null }));
      },
    });
    return { state: 'done', result };
  } catch (error) {
    if (cancelling.signal.aborted) return { state: 'cancelled' };
    if (stopping.aborted) return { state: 'returned' };
    logError('job-failed', error, { job: job.id, kind: job.kind, attempt: job.attempts });
    return { state: 'failed', message: { code: 'failed' } };
  } finally {
    clearInterval(heartbeat);
  }
}

function nextLook(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const wake = () => {
      clearTimeout(timer);
      enqueued.off('job', wake);
      stopping.removeEventListener('abort', wake);
      done();
    };
    const timer = setTimeout(wake, milliseconds);
    enqueued.on('job', wake);
    stopping.addEventListener('abort', wake);
  });
}
