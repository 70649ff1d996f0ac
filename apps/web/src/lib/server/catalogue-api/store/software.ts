import { sql } from 'kysely';
import { entryById, type Entry } from '#lib/server/catalogue/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import { isId, type PageRequest, type Rows } from '../page.ts';
import { selectPage } from './select-page.ts';

/** Which software is listed. */
export interface SoftwareFilter {
  /** With what is switched off, gone or shown by another entry; never with what was withdrawn. */
  all: boolean;
  /** Null is software without a catalogue, undefined is any. */
  catalog: string | null | undefined;
  /** With what other catalogues have found; who asks for it is told the way that it came. */
  federated: boolean;
  /** Normalised; an address or an alias. Null is what no software can have. */
  url: string | null | undefined;
}

/** The entry with this id, unless it was withdrawn. */
export async function selectSoftware(trx: Transaction, id: string): Promise<Entry | null> {
  const entry = isId(id) ? await entryById(trx, id) : null;
  return entry?.gone_reason === 'withdrawn' ? null : entry;
}

export async function selectSoftwarePage(
  trx: Transaction,
  page: PageRequest,
  { all, catalog, federated, url }: SoftwareFilter,
): Promise<Rows<Entry>> {
  let entries = trx
    .selectFrom('software')
    .selectAll('software')
    .select(
      sql<string[]>`coalesce((select jsonb_agg(a.url order by a.since, a.url) from software_alias a
        where a.software_id = software.id), '[]'::jsonb)`.as('aliases'),
    )
    .where(sql<boolean>`gone_reason is distinct from 'withdrawn'`);
  if (!all)
    entries = entries
      .where('active', '=', true)
      .where('standing', '<>', 'gone')
      .where('merged_into', 'is', null);
  // Whoever asks for one address wants to know whether it is there.
  if (!federated && url === undefined) entries = entries.where('origin', '<>', 'federation');
  if (catalog !== undefined)
    entries = entries.where(sql<boolean>`catalog_id is not distinct from ${catalog}::uuid`);
  if (url !== undefined) {
    const ids = url === null ? [] : (await selectOwners(trx, [url])).map(({ id }) => id);
    entries = entries.where(sql<boolean>`software.id = any(${ids}::uuid[])`);
  }
  return selectPage(entries, 'software', page, 'oldest');
}

/** The entries that have one of these addresses, as their own or as an alias. */
export async function selectOwners(
  trx: Transaction,
  urls: readonly string[],
): Promise<{ id: string; isGone: boolean }[]> {
  const standing = ['software.id', sql<boolean>`standing = 'gone'`.as('isGone')] as const;
  // Two questions, each answered by an index; as one they would read every entry.
  const own = await trx.selectFrom('software').select(standing).where('url', 'in', urls).execute();
  const others = await trx
    .selectFrom('software_alias')
    .innerJoin('software', 'software.id', 'software_alias.software_id')
    .select(standing)
    .where('software_alias.url', 'in', urls)
    .execute();
  return [...own, ...others];
}
