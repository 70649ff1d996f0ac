import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Transaction, UseDeclarationTable } from '#lib/server/database/index.ts';

export type StoredDeclaration = Selectable<UseDeclarationTable>;

/** What the use is of: an entry of the catalogue, or a product among the facts. */
export type UseSubject = { software: string } | { product: string };

/** Everything that the authority has written down, by name. */
export async function declarationsOf(trx: Transaction): Promise<StoredDeclaration[]> {
  return trx.selectFrom('use_declaration').selectAll().orderBy('subject_name').orderBy('id').execute();
}

export async function readDeclaration(trx: Transaction, id: number): Promise<StoredDeclaration | undefined> {
  return trx.selectFrom('use_declaration').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The declaration of one authority about this subject. */
export async function declarationAbout(
  trx: Transaction,
  authority: number,
  subject: UseSubject,
): Promise<StoredDeclaration | undefined> {
  return trx
    .selectFrom('use_declaration')
    .selectAll()
    .where('authority_id', '=', authority)
    .where((eb) =>
      'software' in subject
        ? eb('software_id', '=', subject.software)
        : eb('product_id', '=', subject.product),
    )
    .executeTakeFirst();
}

export async function insertDeclaration(
  trx: Transaction,
  row: Insertable<UseDeclarationTable>,
): Promise<number | null> {
  const inserted = await trx
    .insertInto('use_declaration')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

export async function updateDeclaration(
  trx: Transaction,
  id: number,
  set: Updateable<UseDeclarationTable>,
): Promise<void> {
  await trx
    .updateTable('use_declaration')
    .set({ ...set, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function deleteDeclaration(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('use_declaration').where('id', '=', id).execute();
}

/** An application of the inventory as a draft is made from it. */
export interface UsedApplication {
  id: number;
  name: string;
  product_id: string | null;
  hosting: StoredDeclaration['operation'];
  capability_id: string | null;
}

/** Applications that are matched with a product, or only the one that is asked for. */
export async function matchedApplications(trx: Transaction, only?: number): Promise<UsedApplication[]> {
  let query = trx
    .selectFrom('application')
    .select(['id', 'name', 'product_id', 'hosting', 'capability_id'])
    .where('deleted_at', 'is', null)
    .where('product_id', 'is not', null)
    .where('match_state', 'in', ['accept', 'decided']);
  if (only !== undefined) query = query.where('id', '=', only);
  return query.orderBy('name').orderBy('id').execute();
}
