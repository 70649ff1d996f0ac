import {
  buryEntry,
  entryByUrl,
  hashOf,
  isValidFile,
  normaliseRepositoryUrl,
  recordFile,
  type Entry,
} from '#lib/server/catalogue/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { catalogueId } from './catalogue-id.ts';
import { chainOf, chooseOffer } from './choose-offer.ts';
import { dropOffer, offersOf, putOffer, unseenOffers, versionsSeen, type StoredOffer } from './store.ts';

/** An entry as another catalogue lists it. */
export interface OfferedEntry {
  url: string;
  content: string;
  aliases: readonly string[];
  active: boolean;
  updatedAt: Date | null;
  /** Only catalogues that take part tell these: the way to them, and when the file changed at its origin. */
  via?: readonly string[];
  modifiedAt?: Date | null;
}

/** Which catalogue is read, and which reading it is. */
export interface Reading {
  source: string;
  /** Another number for each reading of the source. */
  round: number;
  /** The addresses under which this catalogue is known. */
  ours: readonly string[];
}

export type Taken = 'new' | 'changed' | 'revived' | 'same' | 'gone' | 'skipped' | 'failed';

/**
 * Takes an entry that another catalogue offers, by the rules of docs/federation.md: what we found ourselves or were told
 * here stays ours, what came from here is left, of several offers the best is shown. Runs as the operator.
 *
 * @example await takeOffer(db, { source: 'https://katalog.example', round: 7, ours: ['https://allmende.example'] }, entry, now)
 */
export async function takeOffer(
  db: Database,
  reading: Reading,
  entry: OfferedEntry,
  now: Date,
): Promise<Taken> {
  const url = normaliseRepositoryUrl(entry.url);
  const source = catalogueId(reading.source);
  if (url === null || source === null) return 'failed';
  const ours = new Set(reading.ours.flatMap((each) => catalogueId(each) ?? []));
  const via = (entry.via ?? []).map((each) => catalogueId(each) ?? each);
  const chain = chainOf(source, via, ours);
  return db.asOperator(async (trx) => {
    const known = await entryByUrl(trx, url);
    const place = known?.url ?? url;
    if (chain === null || !entry.active || entry.content === '') {
      const had = await dropOffer(trx, source, place);
      return had ? settle(trx, known, place, [], now) : 'skipped';
    }
    await putOffer(trx, {
      source_url: source,
      url: place,
      sha256: hashOf(entry.content),
      content: entry.content,
      valid: isValidFile(entry.content, place, now),
      modified_at: entry.modifiedAt ?? entry.updatedAt ?? now,
      chain: JSON.stringify(chain),
      round: reading.round,
      seen_at: now,
    });
    return settle(trx, known, place, entry.aliases, now);
  });
}

/**
 * Ends a reading that was complete: what it did not see is no longer offered, and where nobody else offers it, the
 * entry is gone. Never call it for a reading that broke off: what was not read has not disappeared.
 *
 * @returns how many offers ended
 */
export async function endReading(db: Database, reading: Reading, now: Date): Promise<number> {
  const source = catalogueId(reading.source);
  if (source === null) return 0;
  for (let ended = 0; ;) {
    const urls = await db.asOperator((trx) => unseenOffers(trx, source, reading.round, 200));
    for (const url of urls)
      await db.asOperator(async (trx) => {
        await dropOffer(trx, source, url);
        await settle(trx, await entryByUrl(trx, url), url, [], now);
      });
    ended += urls.length;
    if (urls.length === 0) return ended;
  }
}

/** Shows the best of what is offered; own entries stay as they are. */
async function settle(
  trx: Transaction,
  known: Entry | null,
  url: string,
  aliases: readonly string[],
  now: Date,
): Promise<Taken> {
  if (known && known.origin !== 'federation') return 'skipped';
  const offers = (await offersOf(trx, url)).map(asOffer);
  const best = chooseOffer(offers, known ? await versionsSeen(trx, known.id) : undefined);
  if (best === null) {
    if (!known) return 'skipped';
    return (await buryEntry(trx, known.id, 'withdrawn', now)) ? 'gone' : 'same';
  }
  const { outcome } = await recordFile(trx, {
    url,
    content: best.content,
    aliases,
    origin: 'federation',
    originUrl: best.chain.at(-1) ?? best.source,
    federated: { via: [...best.chain], modifiedAt: best.modifiedAt.toISOString() },
    now,
  });
  return outcome;
}

const asOffer = (row: StoredOffer) => ({
  source: row.source_url,
  sha256: row.sha256,
  valid: row.valid,
  modifiedAt: row.modified_at,
  chain: row.chain,
  content: row.content,
});
