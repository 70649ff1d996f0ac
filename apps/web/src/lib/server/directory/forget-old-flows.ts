import type { Database } from '#lib/server/database/index.ts';
import { deleteExpiredFlows } from './store/flows.ts';

/** Removes sign-ins that nobody came back from. */
export async function forgetOldFlows(db: Database): Promise<void> {
  await db.asOperator((trx) => deleteExpiredFlows(trx));
}
