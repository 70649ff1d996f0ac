import type { Actor, Database } from '#lib/server/database/index.ts';
import type { CostingPaper } from '#lib/server/finance/index.ts';
import { readPaper } from '../store/papers.ts';
import { ABOUT_CAPABILITY, readAssumptions } from './paper-fields.ts';

/**
 * What a paper lays down for the costs of its plans; null where there is none, it was removed or compares no plans.
 *
 * @example (await costingPaper(db, actor, 17))?.assumptions.discountBasisPoints
 */
export async function costingPaper(db: Database, actor: Actor, id: number): Promise<CostingPaper | null> {
  const paper = await db.asActor(actor, (trx) => readPaper(trx, id));
  if (!paper || paper.removed_at !== null || ABOUT_CAPABILITY.includes(paper.kind)) return null;
  return {
    id: paper.id,
    name: paper.name,
    assumptions: readAssumptions(paper.assumptions),
    plans: { A: paper.plan_a, B: paper.plan_b, C: paper.plan_c },
  };
}
