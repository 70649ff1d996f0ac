import type { Actor, Database } from '#lib/server/database/index.ts';
import { jobOf } from '#lib/server/jobs/index.ts';
import { idFrom } from './plan-id.ts';
import { planJob } from './plan-job.ts';
import type { PlanView } from './plan-view.ts';
import { newestRun } from './store/runs.ts';
import { progressOf } from './view-plan.ts';

/**
 * How far the computing of a plan is; null where none goes on. Asked every second, so nothing is measured for it.
 *
 * @example (await planProgress(db, actor, '17'))?.gap // 0.04
 */
export async function planProgress(db: Database, actor: Actor, id: string): Promise<PlanView['progress']> {
  return db.asActor(actor, async (trx) => {
    const newest = await newestRun(trx, idFrom(id) ?? 0);
    if (newest?.state !== 'waiting') return null;
    return progressOf({ newest, job: await jobOf(trx, planJob, String(newest.id)) });
  });
}
