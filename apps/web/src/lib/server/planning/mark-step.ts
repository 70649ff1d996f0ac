import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { quartersBetween } from '@allmende/planner';
import { idFrom } from './plan-id.ts';
import { lockPlan } from './store/plans.ts';
import { newestResult } from './store/runs.ts';
import { deleteStep, putStep, stepsOf } from './store/steps.ts';

export type StepState = 'planned' | 'decided' | 'running' | 'done';
export type MarkedStep = { ok: true } | { ok: false; problem: 'unknown' };

/**
 * Notes how far a step has come. From `decided` on it stands in every further computing as it was decided; `planned`
 * sets it free again. What the plan promised is kept with it, so that it can be held against what is measured later.
 *
 * @param today ISO date
 * @example await markStep(db, actor, '17', 4, 'done', '2027-05-02')
 */
export async function markStep(
  db: Database,
  actor: Actor,
  id: string,
  application: number,
  state: StepState,
  today: string,
): Promise<MarkedStep> {
  return db.asActor(actor, async (trx) => {
    const plan = await lockPlan(trx, idFrom(id) ?? 0);
    if (plan?.removed_at !== null) return { ok: false, problem: 'unknown' };
    const stored = (await stepsOf(trx, plan.id)).find((step) => step.application_id === application);
    const run = await newestResult(trx, plan.id);
    const computed = run?.result?.status === 'plan' ? run.result.plan : null;
    const step = computed?.steps.find((each) => each.application === String(application));
    if (state === 'planned') {
      if (!stored) return { ok: false, problem: 'unknown' };
      await deleteStep(trx, plan.id, application);
    } else {
      const decided = stored
        ? { option_id: stored.option_id, start: stored.start, promised: stored.promised }
        : step &&
          computed && {
            option_id: step.option,
            start: step.start,
            promised:
              computed.curve[quartersBetween(run?.settings.start ?? step.goLive, step.goLive)] ??
              computed.curve.at(-1) ??
              null,
          };
      if (!decided) return { ok: false, problem: 'unknown' };
      await putStep(trx, {
        authority_id: plan.authority_id,
        plan_id: plan.id,
        application_id: application,
        ...decided,
        promised: decided.promised && JSON.stringify(decided.promised),
        state,
        ...datesOf(state, stored, today),
        updated_by: actor.id,
      });
    }
    noteChange(trx, {
      subject: `plan:${plan.id}`,
      before: { application, state: stored?.state ?? 'planned' },
      after: { application, state },
      authority: plan.authority_id,
    });
    return { ok: true };
  });
}

interface Dates {
  decided_on: string | null;
  running_on: string | null;
  done_on: string | null;
}

/** A state that was reached keeps its day; going back takes the later ones away. */
function datesOf(state: Exclude<StepState, 'planned'>, stored: Dates | undefined, today: string): Dates {
  const order = ['decided', 'running', 'done'] as const;
  const reached = order.indexOf(state);
  const day = (at: number, known: string | null | undefined): string | null =>
    at > reached ? null : (known ?? (at === reached ? today : null));
  return {
    decided_on: day(0, stored?.decided_on),
    running_on: day(1, stored?.running_on),
    done_on: day(2, stored?.done_on),
  };
}
