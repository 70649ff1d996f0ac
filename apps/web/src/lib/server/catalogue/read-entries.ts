import type { Database, Transaction } from '#lib/server/database/index.ts';
import { normaliseRepositoryUrl } from './repository-url.ts';
import {
  countStandings,
  publisherIdBy,
  selectPublisherEmail,
  selectEntries,
  selectEntry,
  selectEntryAt,
  selectVersions,
  touchEntries,
} from './store.ts';
import type { Entry, EntryFilter } from './store.ts';

/** The entry with this id, in whatever standing; null for none. @example await entryById(trx, id) */
export const entryById = (trx: Transaction, id: string): Promise<Entry | null> => selectEntry(trx, id);

/**
 * The entry whose address or alias this is, however it is spelled; null for none.
 *
 * @example await entryByUrl(trx, 'https://WWW.gitlab.com/stadt/baum/')
 */
export async function entryByUrl(trx: Transaction, url: string): Promise<Entry | null> {
  const normal = normaliseRepositoryUrl(url);
  return normal === null ? null : selectEntryAt(trx, [normal]);
}

/**
 * Entries in the order of their making, page by page: the last one's `created_at` and `id` lead to the next page.
 *
 * @example await listEntries(trx, { limit: 100, standing: ['faulty'] })
 */
export const listEntries = (trx: Transaction, filter: EntryFilter): Promise<Entry[]> =>
  selectEntries(trx, filter);

/** What everybody may read, outside of a transaction: {@link entryById}. */
export const readEntry = (db: Database, id: string): Promise<Entry | null> =>
  db.asOperator((trx) => entryById(trx, id));

/** What everybody may read, outside of a transaction: {@link listEntries}. */
export const readEntries = (db: Database, filter: EntryFilter): Promise<Entry[]> =>
  db.asOperator((trx) => listEntries(trx, filter));

/** Every file that an entry ever had, newest first. */
export const readVersions = (db: Database, id: string, limit = 100) =>
  db.asOperator((trx) => selectVersions(trx, id, limit));

/** How many entries hold, have errors, or are gone. */
export const readStandings = (db: Database) => db.asOperator(countStandings);

/** For a harvest that has found many entries unchanged. */
export const noteChecked = (trx: Transaction, ids: readonly string[], now: Date): Promise<void> =>
  touchEntries(trx, ids, now);

/** The id of the publisher that a list names by this key; null for none. */
export const publisherByKey = (trx: Transaction, key: string): Promise<string | null> =>
  publisherIdBy(trx, key);

/** The address that a publisher is written to; null where none is known. */
export const publisherEmail = (trx: Transaction, id: string): Promise<string | null> =>
  selectPublisherEmail(trx, id);
