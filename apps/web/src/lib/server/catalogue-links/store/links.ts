import { sql, type Insertable, type Selectable } from 'kysely';
import type {
  CatalogueDuplicateTable,
  CatalogueLinkTable,
  SoftwareTable,
  Transaction,
} from '#lib/server/database/index.ts';

export type StoredLink = Selectable<CatalogueLinkTable>;
export type StoredDuplicate = Selectable<CatalogueDuplicateTable>;

/** What links are made of. */
export type LinkedEntry = Pick<
  Selectable<SoftwareTable>,
  'id' | 'url' | 'name' | 'standing' | 'named_url' | 'publisher_id' | 'file_sha256' | 'created_at'
> & { aliases: string[]; landing_page: string | null; publisher: string | null };

/** Entries that stand for themselves: switched on, shown by no other one, the technical fork of none. */
function entries(trx: Transaction) {
  return trx
    .selectFrom('software')
    .leftJoin('publisher', 'publisher.id', 'software.publisher_id')
    .select([
      'software.id',
      'software.url',
      'software.name',
      'software.standing',
      'software.named_url',
      'software.publisher_id',
      'software.file_sha256',
      'software.created_at',
      'publisher.description as publisher',
      sql<string | null>`software.model ->> 'landingURL'`.as('landing_page'),
      sql<string[]>`coalesce((select jsonb_agg(a.url order by a.url) from software_alias a
        where a.software_id = software.id), '[]'::jsonb)`.as('aliases'),
    ])
    .where('software.active', '=', true)
    .where('software.merged_into', 'is', null)
    .where('software.fork_of', 'is', null);
}

export const selectLinkedEntries = (trx: Transaction, ids: readonly string[]): Promise<LinkedEntry[]> =>
  ids.length === 0 ? Promise.resolve([]) : entries(trx).where('software.id', 'in', ids).execute();

export async function selectIdsAfter(
  trx: Transaction,
  after: string | null,
  limit: number,
): Promise<string[]> {
  let query = trx.selectFrom('software').select('id').orderBy('id').limit(limit);
  if (after !== null) query = query.where('id', '>', after);
  return (await query.execute()).map(({ id }) => id);
}

/** Others with the same file or the same name; more than `limit` share a name that says nothing. */
export const selectAlike = (trx: Transaction, entry: LinkedEntry, limit: number): Promise<LinkedEntry[]> =>
  entries(trx)
    .where('software.id', '<>', entry.id)
    .where((eb) =>
      eb.or([
        eb('software.file_sha256', '=', entry.file_sha256),
        eb(sql`lower(software.name)`, '=', sql`lower(${entry.name})`),
      ]),
    )
    .orderBy('software.id')
    .limit(limit)
    .execute();

export const selectLinks = (trx: Transaction, softwareIds: readonly string[]): Promise<StoredLink[]> =>
  softwareIds.length === 0
    ? Promise.resolve([])
    : trx.selectFrom('catalogue_link').selectAll().where('software_id', 'in', softwareIds).execute();

export async function selectLink(trx: Transaction, softwareId: string, productId: string) {
  return trx
    .selectFrom('catalogue_link')
    .selectAll()
    .where('software_id', '=', softwareId)
    .where('product_id', '=', productId)
    .forUpdate()
    .executeTakeFirst();
}

/** The accepted links of an entry or of a product. */
export async function selectAccepted(trx: Transaction, softwareId: string, productId: string) {
  return trx
    .selectFrom('catalogue_link')
    .selectAll()
    .where('state', '=', 'accepted')
    .where((eb) => eb.or([eb('software_id', '=', softwareId), eb('product_id', '=', productId)]))
    .execute();
}

export async function putLink(trx: Transaction, row: Insertable<CatalogueLinkTable>): Promise<void> {
  const { software_id: _, product_id: __, ...set } = row;
  await trx
    .insertInto('catalogue_link')
    .values(row)
    .onConflict((conflict) => conflict.columns(['software_id', 'product_id']).doUpdateSet(set))
    .execute();
}

export async function deleteLink(trx: Transaction, softwareId: string, productId: string): Promise<void> {
  await trx
    .deleteFrom('catalogue_link')
    .where('software_id', '=', softwareId)
    .where('product_id', '=', productId)
    .execute();
}

export const selectDuplicates = (trx: Transaction, softwareId: string): Promise<StoredDuplicate[]> =>
  trx
    .selectFrom('catalogue_duplicate')
    .selectAll()
    .where((eb) => eb.or([eb('software_id', '=', softwareId), eb('into_id', '=', softwareId)]))
    .execute();

export async function selectDuplicate(trx: Transaction, softwareId: string, intoId: string) {
  return trx
    .selectFrom('catalogue_duplicate')
    .selectAll()
    .where('software_id', '=', softwareId)
    .where('into_id', '=', intoId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertDuplicate(
  trx: Transaction,
  row: Insertable<CatalogueDuplicateTable>,
): Promise<void> {
  await trx
    .insertInto('catalogue_duplicate')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function updateDuplicate(
  trx: Transaction,
  { software_id, into_id }: Pick<StoredDuplicate, 'software_id' | 'into_id'>,
  set: Partial<Insertable<CatalogueDuplicateTable>>,
): Promise<void> {
  await trx
    .updateTable('catalogue_duplicate')
    .set(set)
    .where('software_id', '=', software_id)
    .where('into_id', '=', into_id)
    .execute();
}

export async function deleteDuplicate(
  trx: Transaction,
  { software_id, into_id }: Pick<StoredDuplicate, 'software_id' | 'into_id'>,
): Promise<void> {
  await trx
    .deleteFrom('catalogue_duplicate')
    .where('software_id', '=', software_id)
    .where('into_id', '=', into_id)
    .execute();
}

const shown = sql<string>`coalesce(software.merged_into, software.id)`;

/** The entry that shows the one that is this product. */
export async function selectShownEntry(trx: Transaction, productId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('catalogue_link')
    .innerJoin('software', 'software.id', 'catalogue_link.software_id')
    .select(shown.as('id'))
    .where('product_id', '=', productId)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** By entry; what an entry is itself comes before what is merged into it. */
export async function selectLinkedProducts(
  trx: Transaction,
  softwareIds: readonly string[],
): Promise<Map<string, string>> {
  if (softwareIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('catalogue_link')
    .innerJoin('software', 'software.id', 'catalogue_link.software_id')
    .select([shown.as('id'), 'product_id', 'software.id as own'])
    .where('state', '=', 'accepted')
    .where((eb) =>
      eb.or([
        eb('software.merged_into', 'in', softwareIds),
        eb.and([eb('software.id', 'in', softwareIds), eb('software.merged_into', 'is', null)]),
      ]),
    )
    .orderBy(sql`software.merged_into is null`)
    .orderBy('product_id', 'desc')
    .execute();
  return new Map(rows.map(({ id, product_id }) => [id, product_id]));
}
