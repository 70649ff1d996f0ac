import type { Actor, Database } from '#lib/server/database/index.ts';
import type { PlanView, Scenario } from './plan-view.ts';
import { removedPlans, standingPlans } from './store/plans.ts';
import { listedRuns, outcomesOf } from './store/runs.ts';
import { stateOf } from './view-plan.ts';

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
      const runs = await listedRuns(trx, id, 20);
      const settled = runs.find(({ state }) => state === 'done' || state === 'infeasible');
      const outcome = settled && (await outcomesOf(trx, [settled.id])).get(settled.id);
      const plan = outcome?.status === 'plan' ? outcome.plan : null;
      plans.push({
        id: String(id),
        name,
        scenario,
        state: stateOf(runs[0] ?? null, settled ?? null),
        computedAt: settled?.computed_at?.toISOString() ?? null,
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
