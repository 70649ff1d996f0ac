import type { Transaction } from '#lib/server/database/index.ts';
import { tellChange } from './catalogue-changes.ts';
import { linkForks } from './link-forks.ts';
import { mergeEntry } from './merge-entry.ts';
import { normaliseRepositoryUrl } from './repository-url.ts';
import { deleteAlias, insertAliases, lockEntry, selectEntry, selectEntryAt, updateEntry } from './store.ts';

/**
 * The repository has another address now; the old one becomes an alias and leads here for ever. Where the new address
 * has an entry of its own, the two become one: the old entry is shown by that. Returns the id that is shown from now on.
 *
 * @example await renameEntry(trx, entry.id, 'https://gitlab.com/kreis/baum');
 */
export async function renameEntry(
  trx: Transaction,
  id: string,
  newUrl: string,
  now: Date = new Date(),
): Promise<string> {
  const url = normaliseRepositoryUrl(newUrl);
  if (url === null) throw new Error(`not the address of a repository: ${newUrl}`);
  await lockEntry(trx, id);
  const known = await selectEntry(trx, id);
  if (!known || known.url === url) return id;
  const there = await selectEntryAt(trx, [url]);
  if (there && there.id !== id && there.url === url) {
    await mergeEntry(trx, id, there.id, now);
    return there.id;
  }
  // The address may be an alias: this entry's own, or one that another repository has left.
  await deleteAlias(trx, url);
  await updateEntry(trx, id, { url, updated_at: now });
  await insertAliases(trx, id, [known.url], now);
  await linkForks(trx, id);
  tellChange(trx, { id, kind: 'renamed' });
  return id;
}

/**
 * Another repository lives now where this address was an alias: it no longer leads to the entry that has left it.
 */
export async function releaseAlias(trx: Transaction, url: string): Promise<void> {
  await deleteAlias(trx, url);
}
