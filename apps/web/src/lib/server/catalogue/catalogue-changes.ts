import { afterCommit, type Transaction } from '#lib/server/database/index.ts';
import { logError } from '#lib/server/operating/index.ts';

/** What has become of an entry. */
export interface CatalogueChange {
  id: string;
  kind: 'recorded' | 'buried' | 'renamed' | 'merged' | 'removed';
}

type Listener = (change: CatalogueChange) => void;
const listeners = new Set<Listener>();

/**
 * Tells what changes in the catalogue, in this process, after the change was committed. An entry that was looked at and
 * found unchanged is not told. Returns how to stop listening.
 *
 * @example const stop = onCatalogueChange(({ id }) => refresh(id));
 */
export function onCatalogueChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells the listeners once this transaction has committed. */
export function tellChange(trx: Transaction, change: CatalogueChange): void {
  afterCommit(trx, () => {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        logError('catalogue-listener-failed', error, { kind: change.kind });
      }
    }
  });
}
