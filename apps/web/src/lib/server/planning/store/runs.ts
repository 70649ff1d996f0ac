import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Choice, Plan } from '@allmende/planner';
import type { PlanRunTable, Transaction } from '#lib/server/database/index.ts';
import { unpackBasis, type PackedBasis } from '../basis/pack-basis.ts';
import type { PlanBasis } from '../basis/plan-basis.ts';
import type { PlanSettings } from '../plan-view.ts';
import type { Explained } from '../solve-apart.ts';

/** What a computing came to: a plan, what cannot be met together, or why there is none. */
export type RunResult =
  | { status: 'plan'; plan: Plan; explained: Explained | null }
  | { status: 'infeasible'; conflict: string[] }
  | { status: 'failed'; code: 'prerequisite-cycle' | 'no-plan-in-time' | 'too-much-memory' | 'gave-up' };

type Typed = {
  settings: PlanSettings;
  basis: PlanBasis | null;
  best: Choice[] | null;
  result: RunResult | null;
};
export type StoredRun = Omit<Selectable<PlanRunTable>, keyof Typed> & Typed;

const light = [
  'id',
  'plan_id',
  'state',
  'why',
  'stopped',
  'input_hash',
  'seconds',
  'created_by',
  'created_at',
  'computed_at',
] as const;
export type ListedRun = Pick<StoredRun, (typeof light)[number]>;

/** Without the frozen input, newest first. */
export async function listedRuns(trx: Transaction, plan: number, limit: number): Promise<ListedRun[]> {
  return trx
    .selectFrom('plan_run')
    .select(light)
    .where('plan_id', '=', plan)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function readRun(trx: Transaction, id: number): Promise<StoredRun | undefined> {
  const run = await trx.selectFrom('plan_run').selectAll().where('id', '=', id).executeTakeFirst();
  return run && unpacked(run);
}

/** The newest computing that came to something; null where there is none. */
export async function newestResult(trx: Transaction, plan: number): Promise<StoredRun | null> {
  const run = await trx
    .selectFrom('plan_run')
    .selectAll()
    .where('plan_id', '=', plan)
    .where('state', 'in', ['done', 'infeasible'])
    .orderBy('computed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return run ? unpacked(run) : null;
}

/** What computings came to, without what they were made from: that is much to read. */
export async function outcomesOf(trx: Transaction, runs: readonly number[]): Promise<Map<number, RunResult>> {
  if (runs.length === 0) return new Map();
  const rows = await trx.selectFrom('plan_run').select(['id', 'result']).where('id', 'in', runs).execute();
  return new Map(rows.flatMap(({ id, result }) => (result ? [[id, result as RunResult]] : [])));
}

/** The newest of all, which may still wait. */
export async function newestRun(trx: Transaction, plan: number): Promise<ListedRun | null> {
  const [run] = await listedRuns(trx, plan, 1);
  return run ?? null;
}

export async function insertRun(trx: Transaction, run: Insertable<PlanRunTable>): Promise<number> {
  const { id } = await trx.insertInto('plan_run').values(run).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Changes a computing that waits; false where it has ended meanwhile. */
export async function updateWaitingRun(
  trx: Transaction,
  id: number,
  set: Updateable<PlanRunTable>,
): Promise<boolean> {
  const done = await trx
    .updateTable('plan_run')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function updateRun(trx: Transaction, id: number, set: Updateable<PlanRunTable>): Promise<void> {
  await trx.updateTable('plan_run').set(set).where('id', '=', id).execute();
}

export async function deleteRun(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('plan_run').where('id', '=', id).execute();
}

function unpacked(run: Selectable<PlanRunTable>): StoredRun {
  const { basis, ...rest } = run;
  return { ...(rest as Omit<StoredRun, 'basis'>), basis: basis ? unpackBasis(basis as PackedBasis) : null };
}
