import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** Takes address and text out of the job of a mail that has left; what remains says only that there was one. */
export async function emptyMailJob(trx: Transaction, kind: string, key: string): Promise<void> {
  await trx
    .updateTable('job')
    .set({ payload: '{}' })
    .where('kind', '=', kind)
    .where('authority_id', 'is', null)
    .where('idempotency_key', '=', key)
    .execute();
}

/** The same for mails that were given up. */
export async function emptyFinishedMailJobs(trx: Transaction, kind: string): Promise<void> {
  await trx
    .updateTable('job')
    .set({ payload: '{}' })
    .where('kind', '=', kind)
    .where('finished_at', 'is not', null)
    .where(sql<boolean>`payload <> '{}'`)
    .execute();
}
