import type { Insertable, Selectable, Updateable } from 'kysely';
import type { PlanTable, Transaction } from '#lib/server/database/index.ts';
import type { PlanSettings } from '../plan-view.ts';

export type StoredPlan = Omit<Selectable<PlanTable>, 'settings'> & { settings: PlanSettings };

/** By the order of making. */
export async function standingPlans(trx: Transaction): Promise<StoredPlan[]> {
  const plans = await trx
    .selectFrom('plan')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  return plans as StoredPlan[];
}

/** Last removed first. */
export async function removedPlans(trx: Transaction, limit: number): Promise<StoredPlan[]> {
  const plans = await trx
    .selectFrom('plan')
    .selectAll()
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return plans as StoredPlan[];
}

/** Also one that was removed. */
export async function readPlan(trx: Transaction, id: number): Promise<StoredPlan | undefined> {
  const plan = await trx.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst();
  return plan as StoredPlan | undefined;
}

/** The same; nobody else changes the plan until the end of the transaction. */
export async function lockPlan(trx: Transaction, id: number): Promise<StoredPlan | undefined> {
  const plan = await trx.selectFrom('plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return plan as StoredPlan | undefined;
}

export async function insertPlan(trx: Transaction, plan: Insertable<PlanTable>): Promise<number> {
  const { id } = await trx.insertInto('plan').values(plan).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updatePlan(trx: Transaction, id: number, set: Updateable<PlanTable>): Promise<void> {
  await trx
    .updateTable('plan')
    .set((expression) => ({ ...set, updated_at: new Date(), revision: expression('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The date that the figures of an authority are kept at, and its size. */
export async function circumstancesOf(
  trx: Transaction,
  authority: number,
): Promise<{ workplaces: number | null; as_of: string | null }> {
  return trx
    .selectFrom('authority')
    .select(['workplaces', 'as_of'])
    .where('id', '=', authority)
    .executeTakeFirstOrThrow();
}
