import type { Database } from '#lib/server/database/index.ts';
import { deleteExpiredFlows } from './store/flows.ts';
import { deleteOldDevices } from './store/known-devices.ts';
import { deleteOldLinks } from './store/links.ts';
import { deleteFullBuckets } from './store/rate-limits.ts';

/** Removes what signing in leaves behind and nobody needs any more. */
export async function forgetSignInTraces(db: Database): Promise<void> {
  await db.asOperator(async (trx) => {
    await deleteExpiredFlows(trx);
    await deleteFullBuckets(trx);
    await deleteOldLinks(trx);
    await deleteOldDevices(trx);
  });
}
