import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { PublisherTable, Transaction } from '#lib/server/database/index.ts';
import { isId, type PageRequest, type Rows } from '../page.ts';
import { selectPage } from './select-page.ts';

export type Publisher = Selectable<PublisherTable>;

/** By id or by the id that others gave it. */
export async function selectPublisher(trx: Transaction, ref: string): Promise<Publisher | null> {
  const publishers = trx.selectFrom('publisher').selectAll();
  const found = await (
    isId(ref) ? publishers.where('id', '=', ref) : publishers.where('alternative_id', '=', ref)
  ).executeTakeFirst();
  return found ?? null;
}

/** @param catalog of this catalogue only; null is the one without a name, undefined is any */
export async function selectPublishers(
  trx: Transaction,
  page: PageRequest,
  { all, catalog }: { all: boolean; catalog: string | null | undefined },
): Promise<Rows<Publisher>> {
  let publishers = trx.selectFrom('publisher').selectAll();
  if (!all) publishers = publishers.where('active', '=', true);
  if (catalog !== undefined)
    publishers = publishers.where(sql<boolean>`catalog_id is not distinct from ${catalog}::uuid`);
  return selectPage(publishers, 'publisher', page, 'oldest');
}

/** Nobody else writes a publisher until the transaction ends: addresses of code have no key that would keep them apart. */
export async function lockPublishers(trx: Transaction): Promise<void> {
  await sql`lock table publisher in share row exclusive mode`.execute(trx);
}

/** What of this another publisher has already. */
export async function takenByOthers(
  trx: Transaction,
  given: { description: string; alternativeId: string | undefined; urls: readonly string[] },
  except: string | null,
): Promise<'description' | 'alternativeId' | 'id' | 'codeHosting.url' | null> {
  const others = trx
    .selectFrom('publisher')
    .select('id')
    .where(sql<boolean>`id is distinct from ${except}::uuid`);
  const { alternativeId } = given;
  if (alternativeId !== undefined) {
    if (isId(alternativeId) && (await selectPublisher(trx, alternativeId))) return 'id';
    if (await others.where('alternative_id', '=', alternativeId).executeTakeFirst()) return 'alternativeId';
  }
  const hosted = others.where(
    sql<boolean>`exists (select from jsonb_array_elements(code_hosting) as hosting
      where hosting ->> 'url' = any(${[...given.urls]}::text[]))`,
  );
  if (await hosted.executeTakeFirst()) return 'codeHosting.url';
  if (await others.where('description', '=', given.description).executeTakeFirst()) return 'description';
  return null;
}

export async function insertPublisher(
  trx: Transaction,
  values: Insertable<PublisherTable>,
): Promise<Publisher> {
  return trx.insertInto('publisher').values(values).returningAll().executeTakeFirstOrThrow();
}

export async function updatePublisher(
  trx: Transaction,
  id: string,
  values: Updateable<PublisherTable>,
): Promise<Publisher> {
  return trx
    .updateTable('publisher')
    .set(values)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deletePublisher(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('publisher').where('id', '=', id).execute();
}
