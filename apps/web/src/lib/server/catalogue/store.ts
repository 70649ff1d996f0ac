import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type {
  PublisherTable,
  SoftwareStanding,
  SoftwareTable,
  SoftwareVersionTable,
  Transaction,
} from '#lib/server/database/index.ts';

/** An entry of the catalogue with every other address that it is known by. */
export type Entry = Selectable<SoftwareTable> & { aliases: string[] };

/** Which entries, and from where on. */
export interface EntryFilter {
  /** The last one of the page before. */
  after?: { createdAt: Date; id: string } | null;
  limit: number;
  standing?: readonly SoftwareStanding[];
  catalogId?: string;
  publisherId?: string;
  /** With those that somebody has switched off or that another one shows; left out unless told. */
  all?: boolean;
}

function entries(trx: Transaction) {
  return trx
    .selectFrom('software')
    .selectAll('software')
    .select(
      sql<string[]>`coalesce((select jsonb_agg(a.url order by a.since, a.url) from software_alias a
        where a.software_id = software.id), '[]'::jsonb)`.as('aliases'),
    );
}

const isUuid = (id: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** The entry with this id; null for none, and for what is no id. */
export async function selectEntry(trx: Transaction, id: string): Promise<Entry | null> {
  if (!isUuid(id)) return null;
  return (await entries(trx).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The entry at one of these normalised addresses, the first that is its own before aliases. */
export async function selectEntryAt(trx: Transaction, urls: readonly string[]): Promise<Entry | null> {
  for (const url of urls) {
    const found = await entries(trx).where('url', '=', url).executeTakeFirst();
    if (found) return found;
  }
  const owner = await trx
    .selectFrom('software_alias')
    .select('software_id')
    .where('url', 'in', urls)
    .executeTakeFirst();
  return owner ? selectEntry(trx, owner.software_id) : null;
}

/** In the order of their making; see {@link EntryFilter}. */
export async function selectEntries(trx: Transaction, filter: EntryFilter): Promise<Entry[]> {
  const { after, limit, standing, catalogId, publisherId, all = false } = filter;
  let query = entries(trx).orderBy('created_at').orderBy('id').limit(limit);
  if (after)
    query = query.where(
      sql<boolean>`(created_at, id) > (${after.createdAt}::timestamptz(3), ${after.id}::uuid)`,
    );
  if (standing) query = query.where('standing', 'in', standing);
  if (catalogId !== undefined) query = query.where('catalog_id', '=', catalogId);
  if (publisherId !== undefined) query = query.where('publisher_id', '=', publisherId);
  if (!all) query = query.where('active', '=', true).where('merged_into', 'is', null);
  return query.execute();
}

/** Null when another transaction was faster with this address. */
export async function insertEntry(
  trx: Transaction,
  values: Insertable<SoftwareTable>,
): Promise<string | null> {
  const row = await trx
    .insertInto('software')
    .values(values)
    .onConflict((conflict) => conflict.column('url').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateEntry(
  trx: Transaction,
  id: string,
  values: Updateable<SoftwareTable>,
): Promise<void> {
  await trx.updateTable('software').set(values).where('id', '=', id).execute();
}

/** Nobody else changes the entry until the transaction ends. */
export async function lockEntry(trx: Transaction, id: string): Promise<void> {
  await trx.selectFrom('software').select('id').where('id', '=', id).forUpdate().execute();
}

export async function deleteEntry(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('software').where('id', '=', id).execute();
}

/** Addresses that are known already, as an entry's own or as an alias, are left where they are. */
export async function insertAliases(
  trx: Transaction,
  id: string,
  urls: readonly string[],
  since: Date,
): Promise<void> {
  if (urls.length === 0) return;
  const taken = await trx.selectFrom('software').select('url').where('url', 'in', urls).execute();
  const free = urls.filter((url) => !taken.some((row) => row.url === url));
  if (free.length === 0) return;
  await trx
    .insertInto('software_alias')
    .values(free.map((url) => ({ url, software_id: id, since })))
    .onConflict((conflict) => conflict.column('url').doNothing())
    .execute();
}

export async function deleteAlias(trx: Transaction, url: string): Promise<void> {
  await trx.deleteFrom('software_alias').where('url', '=', url).execute();
}

export async function insertVersion(
  trx: Transaction,
  version: Insertable<SoftwareVersionTable>,
): Promise<void> {
  await trx.insertInto('software_version').values(version).execute();
}

/** Every file that the entry ever had, newest first. */
export async function selectVersions(trx: Transaction, id: string, limit: number) {
  if (!isUuid(id)) return [];
  return trx
    .selectFrom('software_version')
    .selectAll()
    .where('software_id', '=', id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** How many entries are in each standing. */
export async function countStandings(trx: Transaction): Promise<Record<SoftwareStanding, number>> {
  const rows = await trx
    .selectFrom('software')
    .select(['standing', sql<number>`count(*)::int`.as('count')])
    .where('active', '=', true)
    .where('merged_into', 'is', null)
    .groupBy('standing')
    .execute();
  return {
    valid: 0,
    faulty: 0,
    gone: 0,
    ...Object.fromEntries(rows.map((row) => [row.standing, row.count])),
  };
}

/** Gives the entry these aliases and no others; those that stay keep their date. */
export async function replaceAliases(
  trx: Transaction,
  id: string,
  urls: readonly string[],
  since: Date,
): Promise<void> {
  const others = trx.deleteFrom('software_alias').where('software_id', '=', id);
  await (urls.length > 0 ? others.where('url', 'not in', urls) : others).execute();
  await insertAliases(trx, id, urls, since);
}

/** Entries whose files name one of these addresses, and that no upstream is known of. */
export async function forksNaming(trx: Transaction, urls: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('software')
    .select('id')
    .where('named_url', 'in', urls)
    .where('url', 'not in', urls)
    .where('fork_of', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** The publisher with this key, else with this name. */
export async function publisherBy(trx: Transaction, key: string, name: string) {
  const all = trx.selectFrom('publisher').selectAll();
  return (
    (await all.where('alternative_id', '=', key).executeTakeFirst()) ??
    (await all.where('description', '=', name).executeTakeFirst())
  );
}

/** Null when another transaction was faster with this name or key. */
export async function insertPublisher(
  trx: Transaction,
  values: Insertable<PublisherTable>,
): Promise<string | null> {
  const row = await trx
    .insertInto('publisher')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updatePublisher(
  trx: Transaction,
  id: string,
  values: Updateable<PublisherTable>,
): Promise<void> {
  await trx.updateTable('publisher').set(values).where('id', '=', id).execute();
}

/** Notes for many entries at once that somebody has looked and found nothing new. */
export async function touchEntries(trx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0)
    await trx.updateTable('software').set({ checked_at: now }).where('id', 'in', ids).execute();
}

/** The publisher with this key of a list. */
export async function publisherIdBy(trx: Transaction, key: string): Promise<string | null> {
  const row = await trx
    .selectFrom('publisher')
    .select('id')
    .where('alternative_id', '=', key)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function selectPublisherEmail(trx: Transaction, id: string): Promise<string | null> {
  const row = await trx.selectFrom('publisher').select('email').where('id', '=', id).executeTakeFirst();
  return row?.email ?? null;
}
