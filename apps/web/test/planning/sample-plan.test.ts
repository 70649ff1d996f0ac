import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorFor, localAuthorities } from '#lib/server/accounts/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import type { JobWorker } from '#lib/server/jobs/index.ts';
import { computePlan, createPlan, viewPlan, type PlanView } from '#lib/server/planning/index.ts';
import { seedSampleTown } from '#lib/server/sample/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge, recognition, sampleFolder } from '../use-cases/given.ts';
import { planWorker, settled } from './given-plan.ts';

describe.each(storeKinds())('a plan of the sample town on the $name store', (kind) => {
  const given = givenStore(kind);
  let town: Actor;
  let worker: JobWorker;
  let plan: PlanView;

  beforeAll(async () => {
    await seedSampleTown(given.db, sampleFolder, recognition);
    const [sample] = (await localAuthorities(given.db)).filter((authority) => authority.sample);
    town = actorFor(sample?.id ?? 0);
    worker = await planWorker(given.db);
    const id = await createPlan(given.db, knowledge, town, { scenario: 'stepwise', name: 'Schrittweise' });
    const fresh = await viewPlan(given.db, knowledge, town, id, 'de');
    expect(fresh).toMatchObject({ state: 'new', figures: null, stale: [] });
    expect(await computePlan(given.db, town, id)).toMatchObject({ ok: true });
    plan = await settled(given.db, town, id);
  });
  afterAll(() => worker.stop());

  it('replaces something within its budget, and lowers dependence', () => {
    expect(plan.state).toBe('ready');
    const { figures } = plan;
    console.info(
      JSON.stringify(
        {
          status: figures?.status, gap: figures?.gap, area: figures?.area, keep: figures?.keepArea, money: figures?.money,
          steps: figures?.steps.map((s) => `${s.start} ${s.application.name} → ${s.option.name} ${s.before.map(Math.round)} → ${s.after.map(Math.round)} ${s.option.oneOff} ${s.reason}`),
          notes: figures?.steps.slice(0, 3).map((s) => s.notes),
          kept: figures?.kept.slice(0, 8).map((k) => `${k.application.name}: ${k.reason}`),
          assumptions: plan.assumptions, prerequisites: plan.prerequisites?.map((p) => `${p.application.name} needs ${p.needs.name}`),
          stale: plan.stale, settings: plan.settings, conflict: plan.conflict,
        }, null, 1,
      ),
    );
    expect(figures?.steps.length).toBeGreaterThan(0);
  });
});
