import type { Insertable, Selectable } from 'kysely';
import type { Interval, Quarter } from '@allmende/planner';
import type { PlanStepTable, Transaction } from '#lib/server/database/index.ts';
import type { DecidedStep } from '../basis/plan-basis.ts';

export type StoredStep = Omit<Selectable<PlanStepTable>, 'promised' | 'start'> & {
  start: Quarter;
  promised: Interval | null;
};

/** Steps of a plan that are more than planned. */
export async function stepsOf(trx: Transaction, plan: number): Promise<StoredStep[]> {
  const steps = await trx
    .selectFrom('plan_step')
    .selectAll()
    .where('plan_id', '=', plan)
    .orderBy('id')
    .execute();
  return steps as StoredStep[];
}

export async function putStep(trx: Transaction, step: Insertable<PlanStepTable>): Promise<void> {
  const { authority_id: _owner, plan_id: _plan, application_id: _application, ...set } = step;
  await trx
    .insertInto('plan_step')
    .values(step)
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'plan_id', 'application_id'])
        .doUpdateSet({ ...set, updated_at: new Date() }),
    )
    .execute();
}

export async function deleteStep(trx: Transaction, plan: number, application: number): Promise<void> {
  await trx
    .deleteFrom('plan_step')
    .where('plan_id', '=', plan)
    .where('application_id', '=', application)
    .execute();
}

/** What stands in every further computing. */
export function decidedFrom(steps: readonly StoredStep[]): DecidedStep[] {
  return steps.map(({ application_id: application, option_id: option, start }) => ({
    application,
    option,
    start,
  }));
}
