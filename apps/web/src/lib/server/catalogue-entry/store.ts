import type { Transaction } from '#lib/server/database/index.ts';

export interface Surroundings {
  publisher: string | null;
  catalogue: string | null;
  /** Technical forks of the entry, and entries that it shows as its own. */
  forks: { id: string; name: string; url: string }[];
  merged: { id: string; url: string }[];
  upstream: { id: string; name: string } | null;
}

/** What stands around an entry in the catalogue. */
export async function readSurroundings(
  trx: Transaction,
  entry: { id: string; publisher_id: string | null; catalog_id: string | null; fork_of: string | null },
): Promise<Surroundings> {
  const publisher = entry.publisher_id
    ? await trx
        .selectFrom('publisher')
        .select('description')
        .where('id', '=', entry.publisher_id)
        .executeTakeFirst()
    : undefined;
  const catalogue = entry.catalog_id
    ? await trx.selectFrom('catalog').select('name').where('id', '=', entry.catalog_id).executeTakeFirst()
    : undefined;
  const upstream = entry.fork_of
    ? await trx
        .selectFrom('software')
        .select(['id', 'name'])
        .where('id', '=', entry.fork_of)
        .executeTakeFirst()
    : undefined;
  const related = await trx
    .selectFrom('software')
    .select(['id', 'name', 'url', 'fork_of'])
    .where((eb) => eb.or([eb('fork_of', '=', entry.id), eb('merged_into', '=', entry.id)]))
    .orderBy('name')
    .limit(50)
    .execute();
  return {
    publisher: publisher?.description ?? null,
    catalogue: catalogue?.name ?? null,
    upstream: upstream ?? null,
    forks: related
      .filter(({ fork_of }) => fork_of === entry.id)
      .map(({ id, name, url }) => ({ id, name, url })),
    merged: related.filter(({ fork_of }) => fork_of !== entry.id).map(({ id, url }) => ({ id, url })),
  };
}
