import type { Choice, PlanResult } from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Database } from '#lib/server/database/index.ts';
import type { ApartEnd } from '#lib/server/apart/index.ts';
import { jobOf, type Job, type JobContext, type JobHandlers } from '#lib/server/jobs/index.ts';
import { beginRun, type BegunRun } from './begin-run.ts';
import { planJob, type PlanJob } from './plan-job.ts';
import { addReasons, settleRun, type Found } from './settle-run.ts';
import { solveApart, type Explained, type SolveProgress } from './solve-apart.ts';
import { updateWaitingRun, type RunResult } from './store/runs.ts';

/** The same for every plan, so that the same input gives the same plan. */
const seed = 1;
const showEvery = 250;
const keepEvery = 2000;

/**
 * The job that computes a plan: freezes what is known, has a process of its own look for the best plan, and stores the
 * checked result; what there is to say about it comes after. It is repeatable: what an interrupted one had found is
 * where the next one begins, with the same input.
 */
async function runPlan(context: JobContext<PlanJob>, facts: KnowledgeIndex): Promise<null> {
  const { db, payload, signal } = context;
  const begun = await beginRun(db, facts, payload);
  if (!begun) return null;
  const search = new Search(begun);
  const clock = setInterval(() => void search.show(context).catch(() => {}), showEvery);
  try {
    const end = await search.run(signal, (result) => settleRun(db, payload, result));
    if (!search.isSettled) await settleRun(db, payload, await search.finish(end));
  } catch (error) {
    if (!signal.aborted) throw error;
    await search.settling;
    if (search.isSettled) return null;
    if (!(await wasCancelled(db, payload))) {
      await search.keep(context);
      throw error;
    }
    await settleRun(db, payload, { ...(await search.finish('done')), stopped: true });
  } finally {
    clearInterval(clock);
  }
  await search.settling;
  if (search.explained) await addReasons(db, payload, search.explained);
  return null;
}

/**
 * For the job worker: how plans are computed, with these facts.
 *
 * @example startWorker(db, handlers, { apart: [planHandlers(knowledge)] })
 */
export function planHandlers(facts: KnowledgeIndex): JobHandlers {
  return { [planJob]: (context: JobContext<PlanJob>) => runPlan(context, facts) };
}

/** For the job worker: a computing whose job has failed for good does not wait for ever. */
export function markPlanFailed(db: Database): (job: Job) => Promise<void> {
  return async (job) => {
    if (job.kind !== planJob) return;
    const result: RunResult = { status: 'failed', code: 'gave-up' };
    await settleRun(db, job.payload as PlanJob, { result, input: null, seconds: null, stopped: false });
  };
}

/** One search for the best plan, with the best so far. */
class Search {
  readonly #begun: BegunRun;
  readonly #started = performance.now();
  #best: Choice[];
  #kept: Choice[];
  #keptAt = performance.now();
  #progress: SolveProgress | null = null;
  explained: Explained | null = null;
  isSettled = false;
  settling: Promise<void> = Promise.resolve();

  constructor(begun: BegunRun) {
    this.#begun = begun;
    this.#best = this.#kept = begun.warm;
  }

  async run(signal: AbortSignal, settle: (found: Found) => Promise<void>): Promise<ApartEnd> {
    const { input, warm, run, assumed } = this.#begun;
    const { seconds } = run.settings;
    return solveApart(
      { input, seconds, gap: 0, seed, from: warm, finish: false, assumed },
      (message) => {
        if (message.kind === 'progress') this.#take(message);
        else if (message.kind === 'explained') this.explained = message.explained;
        else {
          this.settling = settle(this.#found(message.result, 'done')).then(() => {
            this.isSettled = true;
          });
          // Whoever waits for it learns of a failure.
          this.settling.catch(() => {});
        }
      },
      signal,
    );
  }

  /** The best plan so far with its reasons, without looking for a better one. */
  async finish(end: ApartEnd): Promise<Found> {
    await this.settling;
    const { input } = this.#begun;
    let result: PlanResult | null = null;
    await solveApart(
      { input, seconds: 1, gap: 1, seed, from: this.#best, finish: true, assumed: [] },
      (message) => {
        if (message.kind === 'result') ({ result } = message);
      },
    );
    return this.#found(result, end);
  }

  /** Tells how far it is, and keeps the best so far now and then. */
  async show({ db, payload, report }: JobContext<PlanJob>): Promise<void> {
    const { run } = this.#begun;
    const { objective, bound, steps } = this.#progress ?? { objective: null, bound: null, steps: 0 };
    const seconds = Math.round((performance.now() - this.#started) / 100) / 10;
    await report(Math.min(Math.floor(seconds), run.settings.seconds), run.settings.seconds, {
      code: 'planning',
      detail: { seconds, steps, ...(objective !== null && { objective }), ...(bound !== null && { bound }) },
    });
    if (performance.now() - this.#keptAt >= keepEvery) await this.keep({ db, payload });
  }

  /** Stores the best so far for whoever goes on after an interruption. */
  async keep({ db, payload }: Pick<JobContext<PlanJob>, 'db' | 'payload'>): Promise<void> {
    if (this.isSettled || this.#best === this.#kept) return;
    [this.#kept, this.#keptAt] = [this.#best, performance.now()];
    const best = JSON.stringify(this.#best);
    await db.asActor(payload.actor, (trx) => updateWaitingRun(trx, this.#begun.run.id, { best }));
  }

  #take(progress: SolveProgress): void {
    this.#progress = progress;
    if (progress.choices) this.#best = progress.choices;
  }

  #found(result: PlanResult | null, end: ApartEnd): Found {
    return {
      result,
      input: this.#begun.input,
      seconds: (performance.now() - this.#started) / 1000,
      stopped: false,
      end,
      bound: this.#progress?.bound ?? null,
    };
  }
}

async function wasCancelled(db: Database, { run, actor }: PlanJob): Promise<boolean> {
  const job = await db.asActor(actor, (trx) => jobOf(trx, planJob, String(run)));
  return job?.cancel_requested ?? false;
}
