import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { packBasis } from './basis/pack-basis.ts';
import { idFrom } from './plan-id.ts';
import { lockPlan, readPlan, updatePlan } from './store/plans.ts';
import { insertRun, listedRuns, outcomesOf, readRun } from './store/runs.ts';

/** One computing of a plan. */
export interface PlanRun {
  id: string;
  state: 'waiting' | 'done' | 'infeasible' | 'failed';
  why: 'asked' | 'restored';
  isStopped: boolean;
  at: string;
  seconds: number | null;
  inputHash: string | null;
  /** Account that asked for it. */
  by: string;
  objective: number | null;
  gap: number | null;
  steps: number | null;
}

/**
 * The last computings of a plan, newest first; null where there is no such plan.
 *
 * @example (await planHistory(db, actor, '17'))?.[0]?.steps // 12
 */
export async function planHistory(db: Database, actor: Actor, id: string): Promise<PlanRun[] | null> {
  return db.asActor(actor, async (trx) => {
    const plan = await readPlan(trx, idFrom(id) ?? 0);
    if (plan?.removed_at !== null) return null;
    const listed = await listedRuns(trx, plan.id, 20);
    const outcomes = await outcomesOf(
      trx,
      listed.map(({ id: run }) => run),
    );
    return listed.map((run): PlanRun => {
      const result = outcomes.get(run.id);
      const computed = result?.status === 'plan' ? result.plan : null;
      return {
        id: String(run.id),
        state: run.state,
        why: run.why,
        isStopped: run.stopped,
        at: (run.computed_at ?? run.created_at).toISOString(),
        seconds: run.seconds,
        inputHash: run.input_hash,
        by: run.created_by,
        objective: computed?.objective ?? null,
        gap: computed?.gap ?? null,
        steps: computed?.steps.length ?? null,
      };
    });
  });
}

/**
 * Makes an earlier computing the plan again, with the limits that it was made from. Nothing is forgotten: it comes on top
 * of the others.
 *
 * @example await restorePlan(db, actor, '17', '41')
 */
export async function restorePlan(
  db: Database,
  actor: Actor,
  id: string,
  run: string,
): Promise<{ ok: true } | { ok: false; problem: 'unknown' }> {
  return db.asActor(actor, async (trx) => {
    const plan = await lockPlan(trx, idFrom(id) ?? 0);
    const earlier = await readRun(trx, idFrom(run) ?? 0);
    if (plan?.removed_at !== null || earlier?.plan_id !== plan.id) return { ok: false, problem: 'unknown' };
    if (earlier.state !== 'done' || !earlier.result) return { ok: false, problem: 'unknown' };
    await insertRun(trx, {
      authority_id: plan.authority_id,
      plan_id: plan.id,
      state: 'done',
      why: 'restored',
      stopped: earlier.stopped,
      settings: JSON.stringify(earlier.settings),
      basis: earlier.basis && JSON.stringify(packBasis(earlier.basis)),
      input_hash: earlier.input_hash,
      result: JSON.stringify(earlier.result),
      seconds: earlier.seconds,
      computed_at: new Date(),
      created_by: actor.id,
    });
    await updatePlan(trx, plan.id, { settings: JSON.stringify(earlier.settings) });
    noteChange(trx, {
      subject: `plan:${plan.id}`,
      before: null,
      after: { restored: earlier.id },
      authority: plan.authority_id,
    });
    return { ok: true };
  });
}
