import { sql, type Insertable, type Selectable } from 'kysely';
import type { PublishedUseTable, Transaction, UseDeclarationTable } from '#lib/server/database/index.ts';

/** A use as everybody sees it. */
export type PublishedUse = Selectable<PublishedUseTable>;

/** For the operator: a declaration, if it belongs to one of these authorities; nobody else changes it meanwhile. */
export async function lockDeclaration(trx: Transaction, id: number, authorities: readonly number[]) {
  return trx
    .selectFrom('use_declaration')
    .selectAll()
    .where('id', '=', id)
    .where('authority_id', 'in', authorities.length > 0 ? [...authorities] : [0])
    .forUpdate()
    .executeTakeFirst();
}

/** Name and place of an authority. */
export async function publicAuthority(trx: Transaction, id: number) {
  const authority = await trx
    .selectFrom('authority')
    .select(['name', 'key', 'sample', 'ended_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const places = await trx
    .selectFrom('authority_place')
    .select('place_key')
    .where('body_id', '=', id)
    .execute();
  return { ...authority, places: places.map(({ place_key }) => place_key) };
}

export async function publishUse(trx: Transaction, row: Insertable<PublishedUseTable>): Promise<string> {
  const { id } = await trx.insertInto('published_use').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function unpublishUse(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('published_use').where('id', '=', id).execute();
}

/** Notes on the private row what became of it in public. */
export async function markDeclaration(
  trx: Transaction,
  id: number,
  set: Partial<
    Pick<
      Selectable<UseDeclarationTable>,
      'state' | 'published_id' | 'verified_role' | 'released_at' | 'valid_until' | 'reminded_at'
    >
  > & { released?: string },
): Promise<void> {
  await trx
    .updateTable('use_declaration')
    .set({ ...set, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** Released uses of these entries, or of what was merged into them, that still count; own ones first, then by name. */
export async function usesOfSoftware(trx: Transaction, ids: readonly string[], today: string) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('published_use')
    .innerJoin('software', 'software.id', 'published_use.software_id')
    .selectAll('published_use')
    .select(sql<string>`coalesce(software.merged_into, software.id)`.as('shown_with'))
    .where((eb) => eb.or([eb('software.id', 'in', [...ids]), eb('software.merged_into', 'in', [...ids])]))
    .where('expires_on', '>=', today)
    .orderBy(sql`published_use.origin_url is not null`)
    .orderBy('authority_name')
    .orderBy('published_use.id')
    .execute();
}

export async function usesOfProduct(trx: Transaction, ids: readonly string[], today: string) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('published_use')
    .selectAll()
    .where('product_id', 'in', [...ids])
    .where('expires_on', '>=', today)
    .orderBy(sql`origin_url is not null`)
    .orderBy('authority_name')
    .orderBy('id')
    .execute();
}

/** In how many uses each entry stands, by Land; made-up authorities left out. */
export async function countUsesByLand(trx: Transaction, today: string) {
  return trx
    .selectFrom('published_use')
    .innerJoin('software', 'software.id', 'published_use.software_id')
    .select([
      sql<string>`coalesce(software.merged_into, software.id)`.as('software'),
      sql<string>`left(place_key, 2)`.as('land'),
      ({ fn }) => fn.countAll<number>().as('count'),
    ])
    .where('place_key', 'is not', null)
    .where('expires_on', '>=', today)
    .where('is_sample', '=', false)
    .groupBy([sql`coalesce(software.merged_into, software.id)`, sql`left(place_key, 2)`])
    .orderBy(sql`1`)
    .orderBy(sql`2`)
    .execute();
}
