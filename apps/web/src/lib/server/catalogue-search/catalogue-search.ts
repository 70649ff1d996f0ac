import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KnowledgeIndex, PlaceIndex } from '@allmende/knowledge';
import { onLinkChange, productsOf } from '#lib/server/catalogue-links/index.ts';
import { onCatalogueChange } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { log, logError } from '#lib/server/operating/index.ts';
import { CatalogueIndex } from './catalogue-index.ts';
import { declaredUses, differing, type DeclaredUses } from './declared-uses.ts';
import { readExtras } from './read-extras.ts';
import { readChangedSince, readClock, readObservedSince, readRows, readRowsAfter } from './store.ts';

/** Entries that are read and taken in at once; few enough that no request waits for them. */
const SLICE = 50;
const POLL_MILLISECONDS = 5_000;
/** Transactions may commit in another order than they took the time. */
const OVERLAP_MILLISECONDS = 30_000;
const MOST_PER_POLL = 5_000;

/** The search over the catalogue and the facts, as it stands while it is filled and kept fresh. */
export interface CatalogueSearch {
  readonly index: CatalogueIndex;
  /** Resolves when every entry of the store is in. */
  readonly filled: Promise<void>;
  /** False while entries of the store are still missing. */
  isFilled(): boolean;
  /** Takes in what has changed, now instead of at the next poll. */
  refresh(): Promise<void>;
  /** Fills it anew, after the whole store was replaced. */
  refill(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the search and fills it beside the requests: the products at once, the entries slice by slice. Then it follows
 * what changes in this process at once, and what others write within seconds.
 *
 * @example const search = openCatalogueSearch(db, knowledge, places); await search.filled;
 */
export function openCatalogueSearch(
  db: Database,
  knowledge: KnowledgeIndex,
  places: PlaceIndex,
): CatalogueSearch {
  let index = new CatalogueIndex(knowledge, places);
  let isFilled = false;
  let isClosed = false;
  let since = new Date(0);
  /** When changes were last looked for, by the clock of the store. */
  let looked: Date | null = null;
  const seen = new Map<string, number>();
  const waiting = new Set<string>();
  /** Where and by how many entries are declared to be in use. */
  let uses = new Map<string, DeclaredUses>();
  let work: Promise<void> = Promise.resolve();

  /** One after the other; what fails is told and tried again with the next poll. */
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    work = work.then(task).catch((error: unknown) => {
      if (!isClosed) logError('catalogue-search-failed', error, {});
    });
    return work;
  };

  const take = async (target: CatalogueIndex, rows: Awaited<ReturnType<typeof readRows>>) => {
    const extras = await readExtras(db, rows, uses);
    const products = await productsOf(
      db,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      target.put(row, extras.get(row.id), products.get(row.id) ?? null);
      seen.set(row.id, row.updated_at.getTime());
      if (row.updated_at > since) since = row.updated_at;
    }
  };

  const fill = async (): Promise<void> => {
    const fresh = new CatalogueIndex(knowledge, places);
    uses = await declaredUses(db);
    seen.clear();
    since = new Date(0);
    if (!isFilled) index = fresh;
    let after: string | null = null;
    for (;;) {
      const rows = await db.asOperator((trx) => readRowsAfter(trx, after, SLICE));
      if (rows.length === 0 || isClosed) break;
      await take(fresh, rows);
      after = rows.at(-1)?.id ?? null;
      await nextTurn();
    }
    fresh.freeze();
    index = fresh;
    isFilled = true;
    if (seen.size > 0) log('info', 'catalogue-search-filled', { entries: seen.size });
  };

  const takeIds = async (ids: readonly string[]): Promise<void> => {
    for (let start = 0; start < ids.length && !isClosed; start += SLICE) {
      const slice = ids.slice(start, start + SLICE);
      const rows = await db.asOperator((trx) => readRows(trx, slice));
      await take(index, rows);
      const present = new Set(rows.map(({ id }) => id));
      for (const id of slice)
        if (!present.has(id)) {
          index.drop(id);
          seen.delete(id);
        }
      await nextTurn();
    }
  };

  const poll = async (): Promise<void> => {
    // However many rows bear the newest time: what was there at the last look need not be read again and again.
    const from = new Date(Math.max(since.getTime(), looked?.getTime() ?? 0) - OVERLAP_MILLISECONDS);
    const clock = await db.asOperator(readClock);
    let after: { at: Date; id: string } | null = null;
    const changed: string[] = [];
    do {
      const rows = await db.asOperator((trx) => readChangedSince(trx, from, after, MOST_PER_POLL));
      for (const { id, updated_at } of rows) if (seen.get(id) !== updated_at.getTime()) changed.push(id);
      const last = rows.length === MOST_PER_POLL ? rows.at(-1) : undefined;
      after = last ? { at: last.updated_at, id: last.id } : null;
    } while (after !== null);
    looked = clock;
    const now = await declaredUses(db);
    changed.push(...differing(uses, now));
    uses = now;
    await takeIds([...new Set(changed)]);
    const before = observed;
    observed = new Date(Date.now() - OVERLAP_MILLISECONDS);
    await takeIds(await db.asOperator((trx) => readObservedSince(trx, before, MOST_PER_POLL)));
  };
  let observed = new Date();

  const drain = (): Promise<void> =>
    inTurn(async () => {
      const ids = [...waiting];
      waiting.clear();
      await takeIds(ids);
    });
  const noteChange = (id: string): void => {
    if (waiting.size === 0) setImmediate(() => void drain());
    waiting.add(id);
  };
  const stops = [onCatalogueChange(({ id }) => noteChange(id)), onLinkChange(noteChange)];
  const filled = inTurn(fill);
  const timer = setInterval(() => void inTurn(poll), POLL_MILLISECONDS);
  timer.unref();

  return {
    get index() {
      return index;
    },
    filled,
    isFilled: () => isFilled,
    refresh: async () => {
      await drain();
      await inTurn(poll);
    },
    refill: () => inTurn(fill),
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      for (const stop of stops) stop();
      await work;
    },
  };
}
