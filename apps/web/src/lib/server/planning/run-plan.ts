import { createHash } from 'node:crypto';
import { checkPlan, quartersBetween, type Choice, type PlanInput, type PlanResult } from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import { noteChange, withAudit } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { jobOf, type Job, type JobContext } from '#lib/server/jobs/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { gatherBasis } from './basis/gather-basis.ts';
import type { PlanBasis } from './basis/plan-basis.ts';
import { inputFrom } from './basis/plan-input.ts';
import { solveApart, type SolveProgress, type Solved } from './solve-apart.ts';
import { readPlan, type StoredPlan } from './store/plans.ts';
import { newestResult, readRun, updateWaitingRun, type RunResult, type StoredRun } from './store/runs.ts';
import { decidedFrom, stepsOf } from './store/steps.ts';

export const planJob = 'compute-plan';

/** Who asked, as far as the job needs to know. */
export interface JobActor extends Actor {
  /** Set when a person of a provider acts for the authority. */
  mandate?: { id: number; provider: number } | null;
}

/** Which computing, and on whose behalf. */
export interface PlanJob {
  run: number;
  actor: JobActor;
}

/** The same for every plan, so that the same input gives the same plan. */
const seed = 1;
const showEvery = 250;
const keepEvery = 2000;

/**
 * The job that computes a plan: freezes what is known, has a process of its own look for the best plan, and stores the
 * checked result. It is repeatable: what an interrupted one had found is where the next one begins, with the same input.
 */
export async function runPlan(
  { db, payload, signal, report }: JobContext<PlanJob>,
  facts: KnowledgeIndex,
): Promise<null> {
  const { actor } = payload;
  const given = await begin(db, facts, payload);
  if (!given) return null;
  const { run, input, warm } = given;
  const started = performance.now();
  const best: { choices: Choice[]; progress: SolveProgress | null; kept: Choice[]; keptAt: number } = {
    choices: warm,
    progress: null,
    kept: warm,
    keptAt: started,
  };
  const show = async (): Promise<void> => {
    const { progress } = best;
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    await report(Math.min(seconds, run.settings.seconds), run.settings.seconds, {
      code: 'planning',
      detail: {
        seconds,
        steps: progress?.steps ?? 0,
        ...(progress && progress.objective !== null && { objective: progress.objective }),
        ...(progress && progress.bound !== null && { bound: progress.bound }),
      },
    });
    if (best.choices === best.kept || performance.now() - best.keptAt < keepEvery) return;
    [best.kept, best.keptAt] = [best.choices, performance.now()];
    const kept = JSON.stringify(best.choices);
    await db.asActor(actor, (trx) => updateWaitingRun(trx, run.id, { best: kept }));
  };
  const clock = setInterval(() => void show().catch(() => {}), showEvery);
  let solved: Solved;
  let isStopped = false;
  try {
    solved = await solveApart(
      { input, seconds: run.settings.seconds, gap: 0, seed, from: warm, finish: false },
      (progress) => {
        best.progress = progress;
        if (progress.choices) best.choices = progress.choices;
      },
      signal,
    );
  } catch (error) {
    if (!signal.aborted || !(await wasCancelled(db, payload))) throw error;
    isStopped = true;
    solved = await putIntoWords(input, best.choices);
  } finally {
    clearInterval(clock);
  }
  // Time or memory ran out: what it had found by then is a plan all the same.
  if (!solved.result) solved = { ...(await putIntoWords(input, best.choices)), end: solved.end };
  const bound = best.progress?.bound ?? null;
  await settle(db, payload, resultOf(input, solved, bound), {
    seconds: (performance.now() - started) / 1000,
    stopped: isStopped,
  });
  return null;
}

/** For the job worker: a computing whose job has failed for good does not wait for ever. */
export function markPlanFailed(db: Database): (job: Job) => Promise<void> {
  return async (job) => {
    if (job.kind !== planJob) return;
    const given = { seconds: null, stopped: false };
    await settle(db, job.payload as PlanJob, { status: 'failed', code: 'gave-up' }, given);
  };
}

/** Freezes the input, unless an earlier attempt has done so; null where there is nothing to compute any more. */
async function begin(
  db: Database,
  facts: KnowledgeIndex,
  { run: id, actor }: PlanJob,
): Promise<{ run: StoredRun; input: PlanInput; warm: Choice[] } | null> {
  const stored = await db.asActor(actor, async (trx) => {
    const run = await readRun(trx, id);
    if (run?.state !== 'waiting') return null;
    const plan = await readPlan(trx, run.plan_id);
    return plan && { run, plan, last: await newestResult(trx, plan.id), steps: await stepsOf(trx, plan.id) };
  });
  if (!stored) return null;
  const { run, plan, last, steps } = stored;
  const basis = run.basis ?? {
    ...(await gatherBasis(db, await knowledgeOf({ db, knowledge: facts }, actor), actor)),
    decided: decidedFrom(steps),
  };
  const input = inputFrom(basis, plan.scenario, run.settings, basis.decided);
  if (!run.basis) await freeze(db, actor, run, basis, input);
  return { run, input, warm: run.best ?? warmStart(plan, run, last) };
}

async function freeze(
  db: Database,
  actor: Actor,
  { id }: StoredRun,
  basis: PlanBasis,
  input: PlanInput,
): Promise<void> {
  const set = { basis: JSON.stringify(basis), input_hash: hashOf(input) };
  await db.asActor(actor, (trx) => updateWaitingRun(trx, id, set));
}

/** SHA-256 of what is given to the solver, so that anybody can tell two inputs apart. */
export function hashOf(input: PlanInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

/** Where the last plan ended is a good place to begin; what no longer fits, the solver leaves out. */
function warmStart(_plan: StoredPlan, { settings }: StoredRun, last: StoredRun | null): Choice[] {
  if (last?.result?.status !== 'plan') return [];
  return last.result.plan.steps.map(({ application, option, start }) => ({
    application,
    option,
    start: quartersBetween(settings.start, start),
  }));
}

async function wasCancelled(db: Database, { run, actor }: PlanJob): Promise<boolean> {
  const job = await db.asActor(actor, (trx) => jobOf(trx, planJob, String(run)));
  return job?.cancel_requested ?? false;
}

/** The plan of these choices with its reasons, without looking for a better one. */
async function putIntoWords(input: PlanInput, from: Choice[]): Promise<Solved> {
  return solveApart({ input, seconds: 1, gap: 1, seed, from, finish: true }, () => {});
}

/** The result, looked at once more by code that shares nothing with the solver, before anybody sees it. */
function resultOf(input: PlanInput, { result, end }: Solved, bound: number | null): RunResult {
  if (!result)
    return {
      status: 'failed',
      code: end === 'takes-too-much-memory' ? 'too-much-memory' : 'no-plan-in-time',
    };
  if (result.status === 'infeasible') return result;
  if (result.status === 'error') return { status: 'failed', code: result.error.code };
  const { violations } = checkPlan(input, choicesOf(input, result));
  if (violations.length > 0)
    throw new Error(`the plan breaks ${violations.map(({ limit }) => limit).join(', ')}`);
  const least = Math.min(Math.max(result.bound, bound ?? -Infinity), result.objective);
  const gap = result.objective === 0 ? 0 : (result.objective - least) / result.objective;
  return { status: 'plan', plan: { ...result, bound: least, gap }, regret: null };
}

/** The steps of a plan as the checker takes them. */
export function choicesOf(
  { start }: PlanInput,
  { steps }: Pick<Extract<PlanResult, { steps: unknown }>, 'steps'>,
): Choice[] {
  return steps.map(({ application, option, start: at }) => ({
    application,
    option,
    start: quartersBetween(start, at),
  }));
}

async function settle(
  db: Database,
  { run: id, actor }: PlanJob,
  result: RunResult,
  { seconds, stopped }: { seconds: number | null; stopped: boolean },
): Promise<void> {
  const context = {
    account: actor.id,
    via: 'job',
    authority: actor.authority,
    mandate: actor.mandate ?? null,
    operation: `job ${planJob}`,
    subject: `plan-run:${id}`,
    network: null,
    requestId: null,
  };
  await withAudit(context, () =>
    db.asActor(actor, async (trx) => {
      const state = result.status === 'plan' ? ('done' as const) : result.status;
      const set = {
        state,
        stopped,
        seconds,
        computed_at: new Date(),
        result: JSON.stringify(result),
        best: null,
      };
      if (!(await updateWaitingRun(trx, id, set))) return;
      noteChange(trx, { subject: `plan-run:${id}`, before: { state: 'waiting' }, after: { state, stopped } });
    }),
  );
}
