import type { Transaction } from '#lib/server/database/index.ts';
import { forksNaming, selectEntry, selectEntryAt, updateEntry } from './store.ts';

/** With `.git` or without, in whatever case: the same repository. */
const same = (url: string): string => url.replace(/\.git$/, '').toLowerCase();

/** Both spellings of an address. */
export function spellings(url: string): [string, string] {
  return url.endsWith('.git') ? [url, url.slice(0, -4)] : [url, `${url}.git`];
}

/**
 * Lists an entry under the one whose address its file names, because a repository with the file of another one is a
 * technical fork of it; and lists those under it that name it. An address that it once had itself makes no fork.
 */
export async function linkForks(trx: Transaction, id: string): Promise<void> {
  const entry = await selectEntry(trx, id);
  if (!entry) return;
  const own = [entry.url, ...entry.aliases].map(same);
  const named = entry.named_url;
  const upstream =
    named === null || own.includes(same(named)) ? null : await selectEntryAt(trx, spellings(named));
  // Two that name each other: neither is hidden under the other.
  const forkOf = upstream && upstream.id !== id && upstream.fork_of !== id ? upstream.id : null;
  if (forkOf !== entry.fork_of) await updateEntry(trx, id, { fork_of: forkOf });
  for (const fork of await forksNaming(trx, [...spellings(entry.url), ...entry.aliases]))
    if (fork !== id && fork !== forkOf) await updateEntry(trx, fork, { fork_of: id });
}
