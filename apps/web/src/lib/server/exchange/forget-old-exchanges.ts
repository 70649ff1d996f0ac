import type { Database } from '#lib/server/database/index.ts';
import { keptDays } from './give-out.ts';
import { deleteOldExchanges } from './store.ts';

/** Forgets what was given out half a year ago, and files that came back and that nobody confirmed. Every night. */
export async function forgetOldExchanges(db: Database): Promise<void> {
  await db.asOperator((trx) => deleteOldExchanges(trx, keptDays));
}
