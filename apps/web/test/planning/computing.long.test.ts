import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actorFor, localAuthorities } from '#lib/server/accounts/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { jobOf, type JobWorker } from '#lib/server/jobs/index.ts';
import {
  cancelPlan,
  computePlan,
  createPlan,
  planHistory,
  planProgress,
  type PlanSettings,
} from '#lib/server/planning/index.ts';
import { seedSampleTown } from '#lib/server/sample/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge, recognition, sampleFolder } from '../use-cases/given.ts';
import { planProcesses, planWorker, settled } from './given-plan.ts';

/** The sample town under tight limits takes minutes to be proven best; a first plan stands after half a second. */
const hard: Partial<PlanSettings> = { quarters: 24, seconds: 600, maxStartsPerQuarter: 3 };

describe.each(storeKinds())('computing a plan on the $name store', (kind) => {
  const given = givenStore(kind);
  let town: Actor;
  let workers: JobWorker[] = [];

  beforeAll(async () => {
    await seedSampleTown(given.db, sampleFolder, recognition);
    const [sample] = (await localAuthorities(given.db)).filter((authority) => authority.sample);
    town = actorFor(sample?.id ?? 0);
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
  });
  afterAll(() => expect(planProcesses()).toEqual([]));

  const newPlan = (settings: Partial<PlanSettings>): Promise<string> =>
    createPlan(given.db, knowledge, town, { scenario: 'stepwise', name: 'Schrittweise', settings });
  const firstPlan = async (id: string) => {
    for (;;) {
      const progress = await planProgress(given.db, town, id);
      if (!progress) throw new Error('the computing ended before its first plan was seen');
      if (progress.steps > 0) return progress;
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const jobState = async (run: string) =>
    (await given.db.asActor(town, (trx) => jobOf(trx, 'compute-plan', run)))?.state;

  it('has a first plan soon, tells how far it is, and ends within seconds with the best so far', async () => {
    workers = [await planWorker(given.db)];
    const id = await newPlan(hard);
    await computePlan(given.db, town, id);
    const first = await firstPlan(id);
    expect(first.objective).toBeGreaterThan(0);
    expect(await computePlan(given.db, town, id)).toEqual({ ok: true, run: first.job });
    const asked = performance.now();
    expect(await cancelPlan(given.db, town, id)).toBe(true);
    const plan = await settled(given.db, town, id);
    console.info(
      `${kind.name}: first plan after ${first.seconds} s, ended ${Math.round(performance.now() - asked)} ms after it was asked to`,
    );
    expect(plan).toMatchObject({ state: 'ready', isStopped: true });
    // A better plan may have been found meanwhile, which may well have fewer steps.
    expect(plan.figures?.steps.length).toBeGreaterThan(0);
    expect(plan.figures?.objective).toBeLessThanOrEqual((first.objective ?? 0) + 1e-6);
    expect(
      plan.figures?.money.every(
        ({ consumptive, investive, budget }) => consumptive + investive <= (budget ?? Infinity) + 0.01,
      ),
    ).toBe(true);
    expect(await cancelPlan(given.db, town, id)).toBe(false);
  });

  it('leaves nothing behind when it is ended before it began', async () => {
    const id = await newPlan(hard);
    await computePlan(given.db, town, id);
    expect(await cancelPlan(given.db, town, id)).toBe(true);
    expect(await planHistory(given.db, town, id)).toEqual([]);
  });

  it('goes on with the same input after the server was stopped in the middle', async () => {
    const stopped = await planWorker(given.db);
    const id = await newPlan(hard);
    await computePlan(given.db, town, id);
    const first = await firstPlan(id);
    await stopped.stop();
    const run = (await planHistory(given.db, town, id))?.[0];
    expect(run).toMatchObject({ state: 'waiting', inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    workers = [await planWorker(given.db)];
    await expect.poll(() => jobState(first.job), { timeout: 60_000 }).toBe('running');
    await cancelPlan(given.db, town, id);
    const plan = await settled(given.db, town, id);
    expect(plan).toMatchObject({ state: 'ready', inputHash: run?.inputHash });
  });

  it('keeps the best plan when it is ended while the server is stopped', async () => {
    const stopped = await planWorker(given.db);
    const id = await newPlan(hard);
    await computePlan(given.db, town, id);
    const first = await firstPlan(id);
    await stopped.stop();
    expect(await jobState(first.job)).toBe('queued');
    expect(await cancelPlan(given.db, town, id)).toBe(true);
    workers = [await planWorker(given.db)];
    const plan = await settled(given.db, town, id);
    expect(plan).toMatchObject({ state: 'ready', isStopped: true });
    expect(plan.figures?.objective).toBeLessThanOrEqual((first.objective ?? 0) + 1e-6);
  });

  it('survives the end of its process', async () => {
    workers = [await planWorker(given.db)];
    const id = await newPlan(hard);
    await computePlan(given.db, town, id);
    await firstPlan(id);
    const [process_] = planProcesses();
    if (process_ === undefined) return;
    process.kill(process_, 'SIGKILL');
    const plan = await settled(given.db, town, id);
    expect(plan.state).toBe('ready');
    expect(plan.figures?.steps.length).toBeGreaterThan(0);
  });
});
