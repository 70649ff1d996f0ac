import { readStanding, type StoreStanding } from '#lib/server/database/index.ts';
import type { Closed } from './lifecycle.ts';
import type { Operation } from './operation.ts';

/** Why requests should go elsewhere for now; `ready` when they need not. */
export type Readiness = 'ready' | Closed | Exclude<StoreStanding, 'current'> | 'worker-ended';

/** Whether this process can do its work: requests are taken, the store answers with the newest schema, jobs are done. */
export async function readiness({ lifecycle, db, work }: Operation): Promise<Readiness> {
  if (lifecycle.closed) return lifecycle.closed;
  const standing = await readStanding(db);
  if (standing !== 'current') return standing;
  // What was asked for may have begun while the store was asked.
  if (lifecycle.closed) return lifecycle.closed;
  return work.isAlive() ? 'ready' : 'worker-ended';
}
