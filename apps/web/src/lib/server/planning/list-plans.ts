import type { Actor, Database } from '#lib/server/database/index.ts';
import type { PlanView, Scenario } from './plan-view.ts';
import { removedPlans, standingPlans } from './store/plans.ts';
import { newestResult, newestRun } from './store/runs.ts';

/** A plan in a list. */
export interface ListedPlan {
  id: string;
  name: string;
  scenario: Scenario;
  state: PlanView['state'];
  computedAt: string | null;
  /** Area in points × quarters and number of steps of what was computed last. */
  area: number | null;
  gap: number | null;
  steps: number | null;
}

/**
 * The plans of the actor's authority by the order of making, and those that were removed lately.
 *
 * @example (await listPlans(db, actor)).plans.map(({ name }) => name) // ['Weiter wie bisher', 'Schrittweise', …]
 */
export async function listPlans(
  db: Database,
  actor: Actor,
): Promise<{ plans: ListedPlan[]; removed: { id: string; name: string; at: string }[] }> {
  return db.asActor(actor, async (trx) => {
    const plans: ListedPlan[] = [];
    for (const { id, name, scenario } of await standingPlans(trx)) {
      const newest = await newestRun(trx, id);
      const run = await newestResult(trx, id);
      const plan = run?.result?.status === 'plan' ? run.result.plan : null;
      plans.push({
        id: String(id),
        name,
        scenario,
        state: !newest
          ? 'new'
          : newest.state === 'waiting'
            ? 'computing'
            : newest.state === 'failed'
              ? 'failed'
              : run?.state === 'infeasible'
                ? 'infeasible'
                : 'ready',
        computedAt: run?.computed_at?.toISOString() ?? null,
        area: plan?.objective ?? null,
        gap: plan?.gap ?? null,
        steps: plan?.steps.length ?? null,
      });
    }
    const removed = (await removedPlans(trx, 10)).map(({ id, name, removed_at: at }) => ({
      id: String(id),
      name,
      at: at?.toISOString() ?? '',
    }));
    return { plans, removed };
  });
}
