import type { Actor, Database } from '#lib/server/database/index.ts';
import { jobOf, startWorker, type JobContext, type JobWorker } from '#lib/server/jobs/index.ts';
import { markPlanFailed, planJob, runPlan, viewPlan, type PlanJob, type PlanView } from '#lib/server/planning/index.ts';
import { knowledge } from '../use-cases/given.ts';

/** A worker that computes plans and does nothing else. */
export function planWorker(db: Database): Promise<JobWorker> {
  return startWorker(
    db,
    { [planJob]: (context: JobContext<PlanJob>) => runPlan(context, knowledge) },
    { lookEvery: 20, onFailed: markPlanFailed(db) },
  );
}

/** The plan once nothing computes any more; throws when that takes longer than a minute. */
export async function settled(db: Database, actor: Actor, id: string): Promise<PlanView> {
  const until = Date.now() + 60_000;
  for (;;) {
    const view = await viewPlan(db, knowledge, actor, id, 'de');
    if (!view) throw new Error('there is no such plan');
    if (view.state !== 'computing') return view;
    if (Date.now() > until) throw new Error('the plan still computes');
    await new Promise((done) => setTimeout(done, 20));
  }
}

export async function stateOfJob(db: Database, actor: Actor, run: string): Promise<string | undefined> {
  return (await db.asActor(actor, (trx) => jobOf(trx, planJob, run)))?.state;
}
