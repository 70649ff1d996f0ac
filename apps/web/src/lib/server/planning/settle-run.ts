import { checkPlan, choicesOfPlan, type PlanInput, type PlanResult } from '@allmende/planner';
import type { ApartEnd } from '#lib/server/apart/index.ts';
import { noteChange, withAudit } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { planJob, type PlanJob } from './plan-job.ts';
import type { Explained } from './solve-apart.ts';
import { readRun, updateRun, updateWaitingRun, type RunResult } from './store/runs.ts';

/** What a computing came to, before it is looked at. */
export interface Found {
  result: PlanResult | RunResult | null;
  input: PlanInput | null;
  seconds: number | null;
  stopped: boolean;
  /** How the process ended, and the best bound it had told by then. */
  end?: ApartEnd;
  bound?: number | null;
}

/** Stores what a computing came to, once; what comes to nothing is told as such. */
export async function settleRun(db: Database, { run: id, actor }: PlanJob, found: Found): Promise<void> {
  const result = resultOf(found);
  const { seconds, stopped } = found;
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
      noteChange(trx, {
        subject: `plan-run:${id}`,
        before: { state: 'waiting' },
        after: { state, stopped },
      });
    }),
  );
}

/** Adds what there is to say about a plan that stands already. */
export async function addReasons(
  db: Database,
  { run: id, actor }: PlanJob,
  explained: Explained,
): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const run = await readRun(trx, id);
    if (run?.result?.status !== 'plan') return;
    await updateRun(trx, id, { result: JSON.stringify({ ...run.result, explained }) });
  });
}

/** The result, looked at once more by code that shares nothing with the solver, before anybody sees it. */
function resultOf({ result, input, end, bound }: Found): RunResult {
  if (!result || !input) return failed(result, end);
  if (result.status === 'infeasible' || result.status === 'failed' || result.status === 'plan') return result;
  if (result.status === 'error') return { status: 'failed', code: result.error.code };
  refuseBroken(input, result);
  const least = Math.min(Math.max(result.bound, bound ?? -Infinity), result.objective);
  const gap = result.objective === 0 ? 0 : (result.objective - least) / result.objective;
  return { status: 'plan', plan: { ...result, bound: least, gap }, explained: null };
}

function failed(result: Found['result'], end: Found['end']): RunResult {
  if (result?.status === 'failed') return result;
  return { status: 'failed', code: end === 'takes-too-much-memory' ? 'too-much-memory' : 'no-plan-in-time' };
}

function refuseBroken(input: PlanInput, plan: Parameters<typeof choicesOfPlan>[1]): void {
  const { violations } = checkPlan(input, choicesOfPlan(input, plan));
  if (violations.length > 0)
    throw new Error(`the plan breaks ${violations.map(({ limit }) => limit).join(', ')}`);
}
