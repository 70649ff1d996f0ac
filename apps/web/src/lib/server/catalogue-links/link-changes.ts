import { afterCommit, type Transaction } from '#lib/server/database/index.ts';
import { logError } from '#lib/server/operating/index.ts';

type Listener = (softwareId: string) => void;
const listeners = new Set<Listener>();

/**
 * Tells, in this process and after the commit, which entry became a product or is none any more. Returns how to stop
 * listening.
 *
 * @example const stop = onLinkChange((id) => refresh(id));
 */
export function onLinkChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells the listeners once this transaction has committed. */
export function tellLinks(trx: Transaction, softwareIds: readonly string[]): void {
  afterCommit(trx, () => {
    for (const id of softwareIds)
      for (const listener of listeners) {
        try {
          listener(id);
        } catch (error) {
          logError('link-listener-failed', error, {});
        }
      }
  });
}
