import type { Insertable, Selectable } from 'kysely';
import type { PlanOptionTable, Transaction } from '#lib/server/database/index.ts';

export type StoredOption = Selectable<PlanOptionTable>;

/** Own figures and own options of all applications. */
export async function ownOptions(trx: Transaction, application?: number): Promise<StoredOption[]> {
  return trx
    .selectFrom('plan_option')
    .selectAll()
    .$if(application !== undefined, (query) => query.where('application_id', '=', application ?? 0))
    .orderBy('id')
    .execute();
}

/** Whose application it is, after a merge perhaps a predecessor's; undefined for one that is not in the inventory. */
export async function ownerOfApplication(trx: Transaction, id: number): Promise<number | undefined> {
  const row = await trx
    .selectFrom('application')
    .select('authority_id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.authority_id;
}

export async function readOption(
  trx: Transaction,
  application: number,
  key: string,
): Promise<StoredOption | undefined> {
  return trx
    .selectFrom('plan_option')
    .selectAll()
    .where('application_id', '=', application)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function putOption(trx: Transaction, row: Insertable<PlanOptionTable>): Promise<void> {
  const { name, figures } = row;
  await trx
    .insertInto('plan_option')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'application_id', 'key'])
        .doUpdateSet({ name: name ?? null, figures: figures ?? '{}', updated_at: new Date() }),
    )
    .execute();
}

export async function deleteOption(trx: Transaction, application: number, key: string): Promise<void> {
  await trx
    .deleteFrom('plan_option')
    .where('application_id', '=', application)
    .where('key', '=', key)
    .execute();
}
