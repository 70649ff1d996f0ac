import { createHash } from 'node:crypto';
import { quartersBetween, type Choice, type PlanInput } from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Database } from '#lib/server/database/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { gatherBasis } from './basis/gather-basis.ts';
import { packBasis } from './basis/pack-basis.ts';
import type { PlanBasis } from './basis/plan-basis.ts';
import { inputFrom, renewedIn } from './basis/plan-input.ts';
import type { PlanJob } from './plan-job.ts';
import { readPlan } from './store/plans.ts';
import { newestResult, readRun, updateWaitingRun, type StoredRun } from './store/runs.ts';
import { decidedFrom, stepsOf } from './store/steps.ts';

/** A computing with everything that it needs. */
export interface BegunRun {
  run: StoredRun;
  input: PlanInput;
  /** A plan to begin with. */
  warm: Choice[];
  assumed: { application: string; ends: string[] }[];
}

/** Freezes the input, unless an earlier attempt has done so; null where there is nothing to compute any more. */
export async function beginRun(
  db: Database,
  facts: KnowledgeIndex,
  { run: id, actor }: PlanJob,
): Promise<BegunRun | null> {
  const stored = await db.asActor(actor, async (trx) => {
    const run = await readRun(trx, id);
    if (run?.state !== 'waiting') return null;
    const plan = await readPlan(trx, run.plan_id);
    return plan && { run, plan, last: await newestResult(trx, plan.id), steps: await stepsOf(trx, plan.id) };
  });
  if (!stored) return null;
  const { run, plan, last, steps } = stored;
  const decided = decidedFrom(steps);
  const basis = run.basis ?? {
    ...(await gatherBasis(db, await knowledgeOf({ db, knowledge: facts }, actor), actor, {
      renewed: renewedIn(run.settings, decided),
    })),
    decided,
  };
  const input = inputFrom(basis, plan.scenario, run.settings, basis.decided);
  if (!run.basis) {
    const set = { basis: JSON.stringify(packBasis(basis)), input_hash: hashOf(input) };
    await db.asActor(actor, (trx) => updateWaitingRun(trx, id, set));
  }
  return { run, input, warm: run.best ?? warmStart(run, last), assumed: assumedEnds(basis) };
}

/** SHA-256 of what is given to the solver, so that anybody can tell two inputs apart. */
export function hashOf(input: PlanInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

/** Where the last plan ended is a good place to begin; a plan that no longer fits, the solver does not take. */
function warmStart({ settings }: StoredRun, last: StoredRun | null): Choice[] {
  if (last?.result?.status !== 'plan') return [];
  return last.result.plan.steps.map(({ application, option, start }) => ({
    application,
    option,
    start: quartersBetween(settings.start, start),
  }));
}

/** Contracts that nobody knows the end of might be over in a year or in four. */
function assumedEnds({ applications, date }: PlanBasis): BegunRun['assumed'] {
  const year = Number(date.slice(0, 4));
  return applications.flatMap(({ id, contract, runningCost }) =>
    contract?.isAssumed && runningCost
      ? [{ application: String(id), ends: [`${year + 1}-12-31`, `${year + 4}-12-31`] }]
      : [],
  );
}
