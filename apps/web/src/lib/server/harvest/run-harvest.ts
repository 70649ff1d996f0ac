import type { Database } from '#lib/server/database/index.ts';
import type { Source } from '#lib/server/forges/index.ts';
import type { JobContext } from '#lib/server/jobs/index.ts';
import { harvestForges, type HarvestForges } from './harvest-forges.ts';
import { HostPool } from './host-pool.ts';
import { queueTurn, type HarvestJob } from './plan-harvest.ts';
import { endCatalogue } from './read-catalogue-of.ts';
import { planActivity } from './observe-activity.ts';
import { RunProgress } from './run-progress.ts';
import type { Running } from './running.ts';
import { SkipBatch } from './skip-batch.ts';
import { selectRun, selectSource, updateRun } from './store/sources.ts';
import { visitMissing } from './visit-missing.ts';
import { workOffItem } from './work-off-item.ts';

const limits = { perHost: 6, total: 24, waiting: 400 };
/** A forge that lets us in so rarely is asked again in the next night. */
const mostTurns = 100;

/**
 * Harvests a source: every repository that it lists, and those that it no longer lists. May be interrupted anywhere and
 * goes on where it was: what has been looked at in this run is not looked at again.
 *
 * @example { 'harvest-source': (context) => runHarvest(context) }
 */
export async function runHarvest(
  { db, payload, signal, report }: JobContext<HarvestJob>,
  forgesOf: (db: Database, signal: AbortSignal) => HarvestForges = harvestForges,
): Promise<Record<string, number>> {
  const found = await db.asOperator(async (trx) => {
    const run = await selectRun(trx, payload.run);
    return run && { run, source: await selectSource(trx, run.source_id) };
  });
  if (!found?.source || found.run.finished_at !== null) return {};
  const { run, source } = found;
  const progress = new RunProgress(run);
  const running: Running = {
    db,
    source,
    run,
    progress,
    signal,
    forges: forgesOf(db, signal),
    pool: new HostPool(limits),
    skips: new SkipBatch(db, run.id),
    publishers: new Map(),
  };
  await progress.save(db, run.id, { now: true, state: 'running', started_at: run.started_at ?? new Date() });
  const told = setInterval(() => void report(progress.counts['listed'] ?? 0, null).catch(() => {}), 1000);
  try {
    if (run.phase === 'listing') await workOffListing(running);
    if (progress.waits.size > 0) return await laterOn(running);
    if (run.phase === 'listing') await endCatalogue(running, (progress.counts['troubles'] ?? 0) > 0);
    await progress.save(db, run.id, { now: true, phase: 'missing' });
    await visitMissing(running);
    if (progress.waits.size > 0) return await laterOn(running);
  } catch (error) {
    // Whatever was found is kept; the next attempt goes on from here.
    await progress.save(db, run.id, { now: true }).catch(() => {});
    throw error;
  } finally {
    clearInterval(told);
  }
  await progress.save(db, run.id, { now: true, phase: 'ended', state: 'done', finished_at: new Date() });
  await planActivity(db);
  return progress.counts;
}

async function workOffListing(running: Running): Promise<void> {
  const { db, source, run, progress, pool, signal, forges } = running;
  const asked: Source = {
    kind: source.kind,
    url: source.url,
    ...(source.forge !== null && { forge: source.forge as NonNullable<Source['forge']> }),
    ...(source.content !== null && { content: new TextEncoder().encode(source.content) }),
  };
  for await (const item of forges.readSource(asked, { from: run.cursor })) {
    signal.throwIfAborted();
    const done = progress.begin(item.cursor);
    await workOffItem(running, item, done);
    if (!(await progress.save(db, run.id))) throw new Error('the run is over');
  }
  signal.throwIfAborted();
  await pool.idle();
  await running.skips.write();
}

/** Some host wants to be left alone: the same run goes on then, and what it has seen it does not see again. */
async function laterOn({ db, run, progress }: Running): Promise<Record<string, number>> {
  const resumes = new Date(Math.max(...[...progress.waits.values()].map(Number)));
  await progress.save(db, run.id, { now: true });
  await db.asOperator(async (trx) => {
    const turn = run.turn + 1;
    if (turn > mostTurns)
      return void (await updateRun(trx, run.id, {
        state: 'failed',
        phase: 'ended',
        finished_at: new Date(),
      }));
    const again = { state: 'waiting' as const, phase: 'listing' as const, cursor: null, turn };
    // Cancelled meanwhile: then it does not go on.
    if (await updateRun(trx, run.id, { ...again, resumes_at: resumes }))
      await queueTurn(trx, run.id, turn, resumes);
  });
  return progress.counts;
}
