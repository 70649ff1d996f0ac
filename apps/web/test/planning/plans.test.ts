import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/server/database/index.ts';
import type { JobWorker } from '#lib/server/jobs/index.ts';
import {
  addOwnOption,
  cancelPlan,
  changeSettings,
  comparePlans,
  computePlan,
  listPlans,
  markStep,
  planHistory,
  planInput,
  planOptions,
  planProgress,
  priceOfMove,
  removePlan,
  restorePlan,
  setOptionFigures,
  setPins,
  undoRemovePlan,
  viewPlan,
  type PlanView,
} from '#lib/server/planning/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge } from '../use-cases/given.ts';
import { addApplications, newPlan, planWorker, settled } from './given-plan.ts';

describe.each(storeKinds())('plans on the $name store', (kind) => {
  const given = givenStore(kind);
  let worker: JobWorker;
  let town: Actor;
  let office: number;
  let outlook: number;
  let acrobat: number;

  beforeAll(async () => {
    worker = await planWorker(given.db);
    town = await given.newTown();
    // On one day, whenever the tests run: quarters and contracts stand in them.
    await given.db.asOperator((trx) =>
      trx.updateTable('authority').set({ as_of: '2026-11-22' }).where('id', '=', town.authority).execute(),
    );
    [office = 0, outlook = 0, acrobat = 0] = await addApplications(given.db, town, [
      { name: 'Büro', product_id: 'ms-office', department: 'Amt 10' },
      {
        name: 'Post',
        product_id: 'outlook',
        contract_end: '2028-12-31',
        notice_months: 3,
        cost_cents: 400_000,
      },
      { name: 'Acrobat', product_id: 'adobe-reader' },
      { name: 'Unbekanntes' },
    ]);
  });
  afterAll(() => worker.stop());

  const computed = async (id: string): Promise<PlanView> => {
    expect(await computePlan(given.db, town, id)).toMatchObject({ ok: true });
    return settled(given.db, town, id);
  };
  const stepOf = (plan: PlanView, application: number) =>
    plan.figures?.steps.find((step) => step.application.id === application);

  it('replace what known alternatives cover, and say why the rest stays', async () => {
    const plan = await computed(await newPlan(given.db, town, { counts: 'middle' }));
    expect(plan).toMatchObject({ state: 'ready', stale: [], conflict: [], isStopped: false });
    const post = stepOf(plan, outlook);
    expect(post?.option.products).toEqual(['thunderbird']);
    expect(post?.after[1]).toBeLessThan(post?.before[1] ?? 0);
    expect(post?.option.assumptions).toHaveLength(10);
    expect(post?.contract).toMatchObject({ end: '2028-12-31', leftOn: '2028-12-31', isAssumed: false });
    expect(post?.notes.join(' ')).toContain('Bis dahin wird beides bezahlt');
    expect(plan.figures?.kept.map(({ application, reason }) => [application.name, reason])).toEqual([
      ['Unbekanntes', 'Bleibt: Die Anwendung ist keinem bekannten Produkt zugeordnet.'],
    ]);
    expect(plan.figures?.area[1]).toBeLessThan(plan.figures?.keepArea[1] ?? 0);
    expect(plan.inputHash).toMatch(/^[0-9a-f]{64}$/);
    // The page of a step shows the option as the plan counts it.
    const options = await planOptions(given.db, knowledge, town, outlook, 'de', plan.id);
    expect(options.find(({ id }) => id === post?.option.id)).toEqual(post?.option);
  });

  it('keep everything where that is the scenario', async () => {
    const plan = await computed(await newPlan(given.db, town, {}, 'keep'));
    expect(plan.figures).toMatchObject({ steps: [], gap: 0 });
    expect(plan.figures?.area).toEqual(plan.figures?.keepArea);
  });

  it('heed what was laid down: never, not before, and one option at one time', async () => {
    const id = await newPlan(given.db, town);
    const start = '2028-Q3' as const;
    await setPins(given.db, town, id, office, [{ kind: 'never' }]);
    await setPins(given.db, town, id, outlook, [{ kind: 'not-before', quarter: '2028-Q1' }]);
    const options = await planOptions(given.db, knowledge, town, acrobat, 'de');
    const option = options.find((each) => each.kind === 'product')?.id ?? '';
    await setPins(given.db, town, id, acrobat, [{ kind: 'option', option, start }]);
    const plan = await computed(id);
    expect(stepOf(plan, office)).toBeUndefined();
    expect(plan.figures?.kept.find((each) => each.application.id === office)?.reason).toBe(
      'Bleibt: So vorgegeben.',
    );
    expect(stepOf(plan, outlook)?.start).toBe('2028-Q1');
    expect(stepOf(plan, acrobat)).toMatchObject({ start, option: { id: option } });
  });

  it('renew a contract where somebody lays that down, and do not pay it twice', async () => {
    const id = await newPlan(given.db, town);
    const option = `${outlook}:renew:1`;
    const offered = await planOptions(given.db, knowledge, town, outlook, 'de');
    expect(offered.map((each) => each.id)).toContain(option);
    await setPins(given.db, town, id, outlook, [{ kind: 'option', option, start: null }]);
    await setPins(given.db, town, id, office, [{ kind: 'never' }]);
    await setPins(given.db, town, id, acrobat, [{ kind: 'never' }]);
    const plan = await computed(id);
    expect(stepOf(plan, outlook)?.option).toMatchObject({
      kind: 'renew',
      name: 'Vertrag um 1 Jahr verlängern, mit Regelung zum Ausstieg',
    });
    expect(plan.figures?.money.every(({ consumptive }) => consumptive === 0)).toBe(true);
    expect(plan.stale).toEqual([]);
  });

  it('name in words what cannot be met together', async () => {
    const id = await newPlan(given.db, town, { budgets: [{ year: 2027, kind: null, amount: 0 }] });
    const start = '2027-Q1';
    await setPins(given.db, town, id, office, [{ kind: 'must' }, { kind: 'not-after', quarter: start }]);
    const settings = (await viewPlan(given.db, knowledge, town, id, 'de'))?.settings;
    const budgets = [{ year: 2027, kind: null, amount: 0 }];
    await changeSettings(given.db, town, id, { ...settings, budgets }, 2);
    const plan = await computed(id);
    expect(plan).toMatchObject({ state: 'infeasible', figures: null });
    expect(plan.conflict.join(' ')).toContain('Haushalt 2027');
    expect(plan.conflict.join(' ')).toContain('„Büro“ muss abgelöst werden');
  });

  it('tell a change by somebody else instead of overwriting it', async () => {
    const id = await newPlan(given.db, town);
    const settings = (await viewPlan(given.db, knowledge, town, id, 'de'))?.settings;
    expect(await changeSettings(given.db, town, id, settings, 1)).toEqual({ ok: true, revision: 2 });
    expect(await changeSettings(given.db, town, id, settings, 1)).toEqual({
      ok: false,
      problem: 'changed-meanwhile',
    });
    expect(await changeSettings(given.db, town, id, { ...settings, quarters: 0 }, 2)).toEqual({
      ok: false,
      problem: 'invalid',
    });
  });

  it('say why they no longer fit', async () => {
    const id = await newPlan(given.db, town);
    await computed(id);
    const [added = 0] = await addApplications(given.db, town, [{ name: 'Neues', product_id: 'winrar' }]);
    const update = (application: number, set: object) =>
      given.db.asActor(town, (trx) =>
        trx.updateTable('application').set(set).where('id', '=', application).execute(),
      );
    await update(outlook, { contract_end: '2029-12-31' });
    await update(acrobat, { criticality: 4 });
    await setOptionFigures(given.db, town, office, `${office}:product:libreoffice`, { oneOff: 7 });
    const view = await viewPlan(given.db, knowledge, town, id, 'de');
    const settings = view?.settings;
    await changeSettings(given.db, town, id, { ...settings, quarters: 12 }, 1);
    const stale = (await viewPlan(given.db, knowledge, town, id, 'de'))?.stale;
    expect(stale).toEqual([
      { code: 'application-new', what: ['Neues'], count: 1 },
      { code: 'application-changed', what: ['Acrobat'], count: 1 },
      { code: 'contract-changed', what: ['Post'], count: 1 },
      { code: 'facts-changed', what: ['Büro'], count: 1 },
      { code: 'settings-changed', what: ['Dauer'], count: 1 },
    ]);
    await update(added, { deleted_at: new Date() });
    await update(outlook, { contract_end: '2028-12-31' });
    await update(acrobat, { criticality: 2 });
    await setOptionFigures(given.db, town, office, `${office}:product:libreoffice`, {});
    await changeSettings(given.db, town, id, settings, 2);
    expect((await viewPlan(given.db, knowledge, town, id, 'de'))?.stale).toEqual([]);
  });

  it('hold a decided step where it was decided, and its promise against what is measured', async () => {
    const id = await newPlan(given.db, town);
    const before = await computed(id);
    const step = stepOf(before, office);
    expect(await markStep(given.db, town, id, office, 'decided', '2026-12-01')).toEqual({ ok: true });
    await setPins(given.db, town, id, office, [{ kind: 'never' }]);
    const after = await computed(id);
    expect(stepOf(after, office)).toMatchObject({ start: step?.start, state: 'decided' });
    await markStep(given.db, town, id, office, 'done', '2027-12-01');
    const done = await viewPlan(given.db, knowledge, town, id, 'de');
    expect(done && stepOf(done, office)).toMatchObject({
      state: 'done',
      reached: { decided: '2026-12-01', running: null, done: '2027-12-01' },
      effect: { promised: step?.effect?.promised, measured: [expect.any(Number), expect.any(Number)] },
    });
    expect(await markStep(given.db, town, id, office, 'planned', '2027-12-02')).toEqual({ ok: true });
    expect(await markStep(given.db, town, id, 999_999, 'decided', '2027-12-02')).toEqual({
      ok: false,
      problem: 'unknown',
    });
  });

  it('take figures and options of the authority in place of those of the facts', async () => {
    const id = await newPlan(given.db, town);
    const added = await addOwnOption(given.db, town, office, {
      name: 'Gemeinsam im Kreis',
      kind: 'joint',
      figures: {
        oneOff: 100,
        duration: 1,
        levels: Object.fromEntries(
          ['W1', 'W2', 'W3', 'W4', 'G1', 'G2', 'G3', 'E1', 'E2', 'E3'].map((each) => [each, [0, 0]]),
        ),
      },
    });
    if (!added.ok) throw new Error(added.problem);
    const plan = await computed(id);
    expect(stepOf(plan, office)?.option).toMatchObject({
      id: added.option,
      kind: 'joint',
      a: [0, 0],
      oneOff: 100,
      effort: { from: 'own', source: 'eigene Angabe der Verwaltung' },
    });
    expect(await setOptionFigures(given.db, town, office, added.option, { oneOff: -1 })).toEqual({
      ok: false,
      problem: 'invalid',
    });
    await given.db.asActor(town, (trx) => trx.deleteFrom('plan_option').execute());
  });

  it('name the price of a move at once, and what it would break', async () => {
    const id = await newPlan(given.db, town, { maxStartsPerQuarter: 1 });
    const plan = await computed(id);
    const [first, second] = plan.figures?.steps ?? [];
    if (!first || !second) throw new Error('two steps are expected');
    const price = await priceOfMove(
      given.db,
      knowledge,
      town,
      id,
      second.application.id,
      { start: first.start },
      'de',
    );
    expect(price?.breaks.join(' ')).toContain(
      `Zahl der Starts im Quartal ${first.start.split('-').reverse().join(' ')}`,
    );
    const never = await priceOfMove(
      given.db,
      knowledge,
      town,
      id,
      first.application.id,
      { never: true },
      'de',
    );
    expect(never?.breaks).toEqual([]);
    expect((never?.area.after ?? 0) - (never?.area.before ?? 0)).toBeCloseTo(first.gain, 6);
    expect((await viewPlan(given.db, knowledge, town, id, 'de'))?.figures?.steps).toHaveLength(
      plan.figures?.steps.length ?? 0,
    );
  });

  it('keep every computing, restore an earlier one, and come back after being removed', async () => {
    const id = await newPlan(given.db, town);
    await computed(id);
    await setPins(given.db, town, id, office, [{ kind: 'never' }]);
    await computed(id);
    const history = await planHistory(given.db, town, id);
    expect(history?.map(({ state, why }) => [state, why])).toEqual([
      ['done', 'asked'],
      ['done', 'asked'],
    ]);
    expect(history?.[0]?.inputHash).not.toBe(history?.[1]?.inputHash);
    expect(await restorePlan(given.db, town, id, history?.[1]?.id ?? '')).toEqual({ ok: true });
    const restored = await viewPlan(given.db, knowledge, town, id, 'de');
    expect(restored && stepOf(restored, office)).toBeDefined();
    expect(restored).toMatchObject({ stale: [], inputHash: history?.[1]?.inputHash });
    expect(await removePlan(given.db, town, id)).toMatchObject({ ok: true });
    expect(await viewPlan(given.db, knowledge, town, id, 'de')).toBeNull();
    expect((await listPlans(given.db, town)).removed.map((each) => each.id)).toContain(id);
    await undoRemovePlan(given.db, town, id);
    expect(await viewPlan(given.db, knowledge, town, id, 'de')).toEqual({ ...restored, revision: 5 });
  });

  it('stand side by side, each application in one row', async () => {
    const [one, other] = [await newPlan(given.db, town), await newPlan(given.db, town, {}, 'keep')];
    await computed(one);
    await computed(other);
    const compared = await comparePlans(given.db, knowledge, town, [one, other, '999999'], 'en');
    expect(compared.plans.map(({ id }) => id)).toEqual([one, other]);
    expect(compared.applications.every(({ steps }) => steps[0] !== null && steps[1] === null)).toBe(true);
  });

  it('are made from an input that gives the same again', async () => {
    const id = await newPlan(given.db, town);
    const first = await computed(id);
    const input = await planInput(given.db, knowledge, town, id);
    const again = await computed(id);
    expect(await planInput(given.db, knowledge, town, id)).toEqual(input);
    expect(again.inputHash).toBe(first.inputHash);
    expect(again.figures?.steps.map(({ option, start }) => [option.id, start])).toEqual(
      first.figures?.steps.map(({ option, start }) => [option.id, start]),
    );
  });

  it('are unknown to every other authority', async () => {
    const id = await newPlan(given.db, town);
    await computed(id);
    const other = await given.newTown();
    const unknown = { ok: false, problem: 'unknown' };
    expect(await viewPlan(given.db, knowledge, other, id, 'de')).toBeNull();
    expect(await planInput(given.db, knowledge, other, id)).toBeNull();
    expect(await planHistory(given.db, other, id)).toBeNull();
    expect(await planProgress(given.db, other, id)).toBeNull();
    expect(await priceOfMove(given.db, knowledge, other, id, office, { never: true }, 'de')).toBeNull();
    expect((await comparePlans(given.db, knowledge, other, [id], 'de')).plans).toEqual([]);
    expect((await listPlans(given.db, other)).plans).toEqual([]);
    expect(await computePlan(given.db, other, id)).toEqual(unknown);
    expect(await cancelPlan(given.db, other, id)).toBe(false);
    expect(await setPins(given.db, other, id, office, [])).toEqual(unknown);
    expect(await markStep(given.db, other, id, office, 'decided', '2027-01-01')).toEqual(unknown);
    expect(await removePlan(given.db, other, id)).toEqual(unknown);
    expect(
      await setOptionFigures(given.db, other, office, `${office}:product:libreoffice`, { oneOff: 1 }),
    ).toEqual(unknown);
    expect(await planOptions(given.db, knowledge, other, office, 'de')).toEqual([]);
  });
});
