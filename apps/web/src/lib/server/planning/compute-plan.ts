import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { askToEnd, cancelJob, enqueue, jobOf } from '#lib/server/jobs/index.ts';
import { idFrom } from './plan-id.ts';
import { planJob, type JobActor, type PlanJob } from './plan-job.ts';
import { lockPlan } from './store/plans.ts';
import { deleteRun, insertRun, newestRun, readRun } from './store/runs.ts';

export type ComputedPlan = { ok: true; run: string } | { ok: false; problem: 'unknown' };

/**
 * Has a plan computed by the worker; one that is being computed already goes on. The page asks `viewPlan` how far it is.
 *
 * @example await computePlan(db, actor, '17') // { ok: true, run: '42' }
 */
export async function computePlan(db: Database, actor: JobActor, id: string): Promise<ComputedPlan> {
  return db.asActor(actor, async (trx) => {
    const plan = await lockPlan(trx, idFrom(id) ?? 0);
    if (plan?.removed_at !== null) return { ok: false, problem: 'unknown' };
    const waiting = await waitingRun(trx, plan.id);
    if (waiting !== null) return { ok: true, run: String(waiting) };
    const run = await insertRun(trx, {
      authority_id: plan.authority_id,
      plan_id: plan.id,
      why: 'asked',
      settings: JSON.stringify(plan.settings),
      created_by: actor.id,
    });
    const { authority, authorities, mandate } = actor;
    const payload: PlanJob = {
      run,
      // The queue keeps no name of a person, only the account.
      actor: {
        id: actor.id,
        name: '',
        authority,
        authorities,
        mandate: mandate ? { id: mandate.id, provider: mandate.provider } : null,
      },
    };
    await enqueue(trx, { kind: planJob, payload, authority, idempotencyKey: String(run) });
    noteChange(trx, {
      subject: `plan:${id}`,
      before: null,
      after: { computing: run },
      authority: plan.authority_id,
    });
    return { ok: true, run: String(run) };
  });
}

/**
 * Ends the computing of a plan within a second, or one that the server was stopped in as soon as it works again; the best
 * plan found by then is kept. False where nothing was computing.
 */
export async function cancelPlan(db: Database, actor: Actor, id: string): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const plan = await lockPlan(trx, idFrom(id) ?? 0);
    const run = plan && (await waitingRun(trx, plan.id));
    if (!plan || !run) return false;
    // One that was interrupted has a plan to keep, and ends when it is taken up again.
    const end = (await readRun(trx, run))?.best ? askToEnd : cancelJob;
    const didEnd = await end(trx, planJob, String(run));
    const job = await jobOf(trx, planJob, String(run));
    if (job?.state === 'cancelled') await deleteRun(trx, run);
    noteChange(trx, {
      subject: `plan:${id}`,
      before: { computing: run },
      after: null,
      authority: plan.authority_id,
    });
    return didEnd;
  });
}

async function waitingRun(trx: Transaction, plan: number): Promise<number | null> {
  const newest = await newestRun(trx, plan);
  return newest?.state === 'waiting' ? newest.id : null;
}
