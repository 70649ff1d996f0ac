import type { Database } from '#lib/server/database/index.ts';
import { chains, pruneChain } from './store.ts';

/** Deletes entries from before this moment in every chain, which then begins after the last of them. */
export async function pruneAudit(db: Database, before: Date): Promise<number> {
  let pruned = 0;
  for (const chain of await db.asOperator((trx) => chains(trx)))
    pruned += await db.asOperator((trx) => pruneChain(trx, chain, before));
  return pruned;
}
