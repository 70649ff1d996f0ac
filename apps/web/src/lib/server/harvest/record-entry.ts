import { buryEntry, entryByUrl, normaliseRepositoryUrl, recordFile } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import type { ListedEntry } from '#lib/server/forges/index.ts';
import type { Effect } from './outcome.ts';

/**
 * Takes an entry of another catalogue over, with its origin. What we have found at the repository itself or were told
 * by somebody here goes before what another catalogue says.
 */
export async function recordEntry(
  db: Database,
  originUrl: string,
  entry: ListedEntry,
  now: Date,
): Promise<Effect> {
  const url = normaliseRepositoryUrl(entry.url);
  if (url === null) return 'failed';
  return db.asOperator(async (trx) => {
    const known = await entryByUrl(trx, url);
    if (known && known.origin !== 'federation') return 'skipped';
    if (!entry.active) {
      if (!known || known.origin_url !== originUrl) return 'skipped';
      return (await buryEntry(trx, known.id, 'withdrawn', now)) ? 'gone' : 'same';
    }
    const { outcome } = await recordFile(trx, {
      url,
      content: entry.content,
      aliases: entry.aliases,
      origin: 'federation',
      originUrl,
      now,
    });
    return outcome;
  });
}
