import { entryById } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { wantLook } from './wanted.ts';

/** Has the repository of an entry looked at within seconds. False where there is no such entry. */
export async function requestLook(db: Database, entry: string, now: Date): Promise<boolean> {
  return db.asOperator(async (trx) => {
    const found = await entryById(trx, entry);
    return found !== null && wantLook(trx, found.url, now);
  });
}
