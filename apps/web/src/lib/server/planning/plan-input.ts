import type { PlanInput } from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { gatherBasis } from './basis/gather-basis.ts';
import { inputFrom, renewedIn } from './basis/plan-input.ts';
import { decidedFrom } from './store/steps.ts';
import { readStored } from './view-plan.ts';

/**
 * What a plan was computed from, so that others can verify it; before the first computing, what it would be computed
 * from today. Null where there is no such plan.
 *
 * @example writeLp(await planInput(db, knowledge, actor, '17'))
 */
export async function planInput(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  id: string,
): Promise<PlanInput | null> {
  const stored = await readStored(db, actor, id);
  if (!stored) return null;
  const { plan, result, steps } = stored;
  if (result?.basis) return inputFrom(result.basis, plan.scenario, result.settings, result.basis.decided);
  const decided = decidedFrom(steps);
  const renewed = renewedIn(plan.settings, decided);
  const basis = await gatherBasis(db, knowledge, actor, { renewed });
  return inputFrom(basis, plan.scenario, plan.settings, decided);
}
