import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { ApplicationTable, ContractTable, Transaction } from '#lib/server/database/index.ts';

export type StoredContract = Selectable<ContractTable>;

/** Standing contracts, by title. */
export async function standingContracts(trx: Transaction): Promise<StoredContract[]> {
  return trx
    .selectFrom('contract')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(title)`)
    .orderBy('id')
    .execute();
}

/** Removed since `after`, the last removed first. */
export async function removedContracts(trx: Transaction, after: Date): Promise<StoredContract[]> {
  return trx
    .selectFrom('contract')
    .selectAll()
    .where('removed_at', '>', after)
    .orderBy('removed_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}

export async function readContract(trx: Transaction, id: number): Promise<StoredContract | undefined> {
  return trx.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertContract(trx: Transaction, row: Insertable<ContractTable>): Promise<number> {
  const { id } = await trx.insertInto('contract').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False where somebody has changed it since `revision`. */
export async function updateContract(
  trx: Transaction,
  id: number,
  revision: number,
  set: Updateable<ContractTable>,
): Promise<boolean> {
  const updated = await trx
    .updateTable('contract')
    .set({ ...set, revision: revision + 1, updated_at: new Date() })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

export interface CoveredApplication {
  contract_id: number;
  id: number;
  name: string;
}

/** Which applications of the inventory contracts cover, by name; of one contract, or of all. */
export async function coveredApplications(
  trx: Transaction,
  contract?: number,
): Promise<CoveredApplication[]> {
  return trx
    .selectFrom('contract_application')
    .innerJoin('application', 'application.id', 'contract_application.application_id')
    .select(['contract_application.contract_id', 'application.id', 'application.name'])
    .where('application.deleted_at', 'is', null)
    .$if(contract !== undefined, (query) =>
      query.where('contract_application.contract_id', '=', contract ?? 0),
    )
    .orderBy('application.name')
    .orderBy('application.id')
    .execute();
}

/** Lets a contract cover exactly these applications; all belong to its authority. */
export async function coverApplications(
  trx: Transaction,
  { id, authority_id }: Pick<StoredContract, 'id' | 'authority_id'>,
  applications: readonly number[],
): Promise<void> {
  await trx.deleteFrom('contract_application').where('contract_id', '=', id).execute();
  if (applications.length === 0) return;
  await trx
    .insertInto('contract_application')
    .values(applications.map((application_id) => ({ authority_id, contract_id: id, application_id })))
    .execute();
}

const dated = [
  'id',
  'authority_id',
  'name',
  'vendor_text',
  'product_id',
  'match_key',
  'contract_start',
  'contract_end',
  'notice_months',
  'cost_cents',
  'updated_at',
] as const satisfies readonly (keyof ApplicationTable)[];

export type DatedApplication = Pick<Selectable<ApplicationTable>, (typeof dated)[number]>;

/** What the inventory itself says about contracts, application by application; of all, or of these. */
export async function applicationsWithDates(
  trx: Transaction,
  only?: readonly number[],
): Promise<DatedApplication[]> {
  return trx
    .selectFrom('application')
    .select(dated)
    .where('deleted_at', 'is', null)
    .$if(only !== undefined, (query) => query.where(oneOf(only ?? [])))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Whose these applications are; those that are not in the inventory are left out. */
export async function authoritiesOfApplications(trx: Transaction, ids: readonly number[]) {
  return trx
    .selectFrom('application')
    .select(['id', 'authority_id'])
    .where('deleted_at', 'is', null)
    .where(oneOf(ids))
    .execute();
}

/** One parameter for all of them: a statement may carry 65,535 at most. */
function oneOf(ids: readonly number[]) {
  return sql<boolean>`id = any(${[...ids]}::bigint[])`;
}

/** Deletes what was removed before this day; for the operator. */
export async function deleteRemoved(trx: Transaction, before: Date): Promise<void> {
  await trx.deleteFrom('contract').where('removed_at', '<', before).execute();
}

/** The date at which the figures of a sample are kept; null is today. */
export async function keptDate(trx: Transaction, authority: number): Promise<string | null> {
  const row = await trx
    .selectFrom('authority')
    .select('as_of')
    .where('id', '=', authority)
    .executeTakeFirst();
  return row?.as_of ?? null;
}
