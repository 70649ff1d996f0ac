import { noteChange } from '#lib/server/audit/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { cancelJob, enqueue } from '#lib/server/jobs/index.ts';
import {
  insertRun,
  selectDueSources,
  selectRun,
  selectRuns,
  updateRun,
  updateSource,
} from './store/sources.ts';

/** The jobs that harvest a source; their worker does nothing else, because they may take hours. */
export const sourceKind = 'harvest-source';

/** What such a job is told. */
export interface HarvestJob {
  run: number;
}

const day = 24 * 3_600_000;

/**
 * Has a source harvested soon. Null where it is being harvested already.
 *
 * @param askedBy id of an account, or `system`
 */
export async function startHarvest(
  trx: Transaction,
  source: number,
  askedBy: string,
): Promise<number | null> {
  const run = await insertRun(trx, source, askedBy);
  if (run === null) return null;
  await queueTurn(trx, run, 0);
  noteChange(trx, { subject: `harvest-source:${source}`, before: null, after: { run } });
  return run;
}

/** Puts a run into the queue once more, for now or for when a forge will answer again. */
export async function queueTurn(trx: Transaction, run: number, turn: number, runAfter?: Date): Promise<void> {
  await enqueue(trx, {
    kind: sourceKind,
    payload: { run } satisfies HarvestJob,
    authority: null,
    idempotencyKey: keyOf(run, turn),
    maxAttempts: 10,
    ...(runAfter && { runAfter }),
  });
}

const keyOf = (run: number, turn: number): string => `run:${run}:${turn}`;

/** Ends the harvest of a source; what it has found by then stays. Returns whether there was one. */
export async function cancelHarvest(db: Database, source: number, now: Date): Promise<boolean> {
  return db.asOperator((trx) => endHarvest(trx, source, now));
}

/** The same inside of a transaction. */
export async function endHarvest(trx: Transaction, source: number, now: Date): Promise<boolean> {
  const [newest] = await selectRuns(trx, source, 1);
  if (!newest || newest.finished_at !== null) return false;
  await updateRun(trx, newest.id, { state: 'cancelled', phase: 'ended', finished_at: now });
  await cancelJob(trx, sourceKind, keyOf(newest.id, newest.turn));
  noteChange(trx, { subject: `harvest-source:${source}`, before: { run: newest.id }, after: null });
  return true;
}

/** Every night: has all sources harvested that are due, except those that are paused. */
export async function planDueHarvests(db: Database, now: Date = new Date()): Promise<void> {
  await db.asOperator(async (trx) => {
    for (const source of await selectDueSources(trx, now)) {
      await startHarvest(trx, source, 'system');
      // An hour less than a day: nights do not begin to the second.
      await updateSource(trx, source, { due_at: new Date(now.getTime() + day - 3_600_000) });
    }
  });
}

/** Told by the queue when a run was tried too often. */
export async function markHarvestFailed(db: Database, { kind, payload }: { kind: string; payload: unknown }) {
  if (kind !== sourceKind) return;
  const { run } = payload as HarvestJob;
  await db.asOperator(async (trx) => {
    if (await selectRun(trx, run))
      await updateRun(trx, run, { state: 'failed', phase: 'ended', finished_at: new Date() });
  });
}
