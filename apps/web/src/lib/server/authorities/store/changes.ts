import { sql } from 'kysely';
import type { ChangeSteps, Transaction } from '#lib/server/database/index.ts';

const columns = [
  'id',
  'kind',
  'happened_on as happenedOn',
  'from_ids as from',
  'into_ids as into',
  'applied_at as appliedAt',
  'undone_at as undoneAt',
] as const;

/** A merge or a split that somebody applied. */
export interface AuthorityChange {
  id: number;
  kind: 'merge' | 'split';
  happenedOn: string;
  from: number[];
  into: number[];
  appliedAt: Date;
  undoneAt: Date | null;
}

export async function insertAuthorityChange(
  trx: Transaction,
  change: {
    kind: 'merge' | 'split';
    on: string;
    from: readonly number[];
    into: readonly number[];
    by: string;
    steps: ChangeSteps;
  },
): Promise<number> {
  const { id } = await trx
    .insertInto('authority_change')
    .values({
      kind: change.kind,
      happened_on: change.on,
      from_ids: [...change.from],
      into_ids: [...change.into],
      applied_by: change.by,
      steps: JSON.stringify(change.steps),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function readAuthorityChange(
  trx: Transaction,
  id: number,
): Promise<(AuthorityChange & { steps: ChangeSteps }) | undefined> {
  return trx
    .selectFrom('authority_change')
    .select([...columns, 'steps'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes that stand and touch one of the authorities, newest first. */
export async function standingChangesOf(
  trx: Transaction,
  authorities: readonly number[],
): Promise<AuthorityChange[]> {
  return trx
    .selectFrom('authority_change')
    .select(columns)
    .where('undone_at', 'is', null)
    .where(sql<boolean>`(from_ids || into_ids) && ${authorities}::int[]`)
    .orderBy('id', 'desc')
    .execute();
}

export async function markUndone(trx: Transaction, id: number, by: string): Promise<void> {
  await trx
    .updateTable('authority_change')
    .set({ undone_at: sql<Date>`now()`, undone_by: by })
    .where('id', '=', id)
    .execute();
}

export async function insertHandover(
  trx: Transaction,
  handover: { successor: number; predecessor: number; by: string },
): Promise<void> {
  await trx
    .insertInto('authority_handover')
    .values({
      successor_id: handover.successor,
      predecessor_id: handover.predecessor,
      confirmed_by: handover.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function handoversTo(trx: Transaction, successor: number): Promise<number[]> {
  const rows = await trx
    .selectFrom('authority_handover')
    .select('predecessor_id')
    .where('successor_id', '=', successor)
    .execute();
  return rows.map(({ predecessor_id }) => predecessor_id);
}

export async function deleteHandovers(
  trx: Transaction,
  successor: number,
  predecessors: readonly number[],
): Promise<void> {
  await trx
    .deleteFrom('authority_handover')
    .where('successor_id', '=', successor)
    .where('predecessor_id', '=', sql<number>`any(${predecessors}::int[])`)
    .execute();
}
