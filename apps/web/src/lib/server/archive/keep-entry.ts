import { noteChange } from '#lib/server/audit/index.ts';
import { entryById } from '#lib/server/catalogue/index.ts';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { cancelJob, enqueue, jobOf } from '#lib/server/jobs/index.ts';
import { selectKept, selectRepository, updateRepository, upsertRepository } from './store.ts';

export const archiveJob = 'archive-repository';

/**
 * Marks an entry for keeping: its repository is copied soon, and again with each release and every night. False where
 * there is no such entry.
 *
 * @example await keepEntry(db, actor, id, new Date())
 */
export async function keepEntry(db: Database, actor: Actor, id: string, now: Date): Promise<boolean> {
  return db.asOperator(async (trx) => {
    const entry = await entryById(trx, id);
    if (!entry) return false;
    const before = await selectRepository(trx, entry.id);
    await upsertRepository(trx, { id: entry.id, name: entry.name, url: entry.url, by: actor.id, now });
    noteChange(trx, {
      subject: `software:${entry.id}`,
      before: { kept: before?.kept ?? false },
      after: { kept: true },
    });
    await enqueueCopy(trx, entry.id, now);
    return true;
  });
}

/** Leaves the copy of an entry as it is from now on. It stays, with everything in it. */
export async function stopKeeping(db: Database, id: string): Promise<void> {
  await db.asOperator(async (trx) => {
    const known = await selectRepository(trx, id);
    if (!known?.kept) return;
    await updateRepository(trx, id, { kept: false });
    if (known.job_key !== null) await cancelJob(trx, archiveJob, known.job_key);
    noteChange(trx, { subject: `software:${id}`, before: { kept: true }, after: { kept: false } });
  });
}

/**
 * Brings the copy of an entry up to date soon, if it is kept: after a release, a renaming, or because somebody asks.
 *
 * @example await updateArchive(db, change.id, new Date())
 */
export async function updateArchive(db: Database, id: string, now: Date): Promise<void> {
  await db.asOperator(async (trx) => {
    const known = await selectRepository(trx, id);
    if (!known?.kept) return;
    await enqueueCopy(trx, id, now);
    noteChange(trx, { subject: `software:${id}`, before: null, after: { copy: 'asked for' } });
  });
}

/** Ends the copying that runs or waits; what was archived before stays. */
export async function cancelCopying(db: Database, id: string): Promise<void> {
  await db.asOperator(async (trx) => {
    const known = await selectRepository(trx, id);
    if (known?.job_key != null) await cancelJob(trx, archiveJob, known.job_key);
  });
}

/** The chore of the night: everything that is kept is brought up to date, the one that waited longest first. */
export async function updateArchives(db: Database): Promise<void> {
  const now = new Date();
  await db.asOperator(async (trx) => {
    for (const { software_id } of await selectKept(trx)) await enqueueCopy(trx, software_id, now);
  });
}

/** One job for an entry at a time: another one would only find what the first brings. */
async function enqueueCopy(trx: Transaction, id: string, now: Date): Promise<void> {
  const known = await selectRepository(trx, id);
  const current = known?.job_key == null ? null : await jobOf(trx, archiveJob, known.job_key);
  if (current?.state === 'queued' && !current.cancel_requested) return;
  const key = `${id} ${now.toISOString()}`;
  const job = { kind: archiveJob, payload: { softwareId: id }, authority: null, idempotencyKey: key };
  if ((await enqueue(trx, job)) !== null) await updateRepository(trx, id, { job_key: key });
}
