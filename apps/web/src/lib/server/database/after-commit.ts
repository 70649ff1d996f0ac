import type { Transaction } from './bound-kysely.ts';

const waiting = new WeakMap<Transaction, (() => void)[]>();

/**
 * Does something once the running transaction has committed, and nothing when it fails: for telling others in this
 * process what they can read from now on. `tell` must not throw, because the write stands already.
 *
 * @example afterCommit(trx, () => index.remove(id))
 */
export function afterCommit(trx: Transaction, tell: () => void): void {
  const others = waiting.get(trx);
  if (others) others.push(tell);
  else waiting.set(trx, [tell]);
}

/** Called by whoever has committed this transaction. */
export function tellCommitted(trx: Transaction): void {
  for (const tell of waiting.get(trx) ?? []) tell();
}
