import type { KnowledgeIndex } from '@allmende/knowledge';
import { onCatalogueChange } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { logError } from '#lib/server/operating/index.ts';
import { productLookup } from './product-lookup.ts';
import { refreshLinks, refreshLinksOf } from './refresh-links.ts';

const SLICE = 100;

/** Keeps links and suggestions up to date beside the requests. */
export interface LinkFollower {
  /** Resolves when what has happened so far is taken in. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Looks at all entries once, because the facts may have changed with the program, and then at each that changes.
 *
 * @example const links = followLinks(db, knowledge); … await links.close();
 */
export function followLinks(db: Database, knowledge: KnowledgeIndex): LinkFollower {
  const waiting = new Set<string>();
  let isClosed = false;
  const lookup = productLookup(knowledge);
  let work: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>): void => {
    work = work
      .then(() => (isClosed ? undefined : task()))
      .catch((error: unknown) => {
        if (!isClosed) logError('catalogue-links-failed', error, {});
      });
  };
  const drain = async (): Promise<void> => {
    const ids = [...waiting];
    waiting.clear();
    for (let start = 0; start < ids.length && !isClosed; start += SLICE)
      await refreshLinksOf(db, lookup, ids.slice(start, start + SLICE), new Date());
  };
  const stopListening = onCatalogueChange(({ id, kind }) => {
    if (kind === 'removed') return;
    if (waiting.size === 0) setImmediate(() => inTurn(drain));
    waiting.add(id);
  });
  inTurn(() => refreshLinks(db, lookup, new Date()));
  return {
    settled: async () => {
      inTurn(drain);
      await work;
    },
    close: async () => {
      isClosed = true;
      stopListening();
      await work;
    },
  };
}
