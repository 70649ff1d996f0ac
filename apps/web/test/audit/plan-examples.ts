import { VARIABLES } from '@allmende/sovereignty';
import {
  addOwnOption,
  computePlan,
  createPlan,
  planHistory,
  removePlan,
  viewPlan,
} from '#lib/server/planning/index.ts';
import { textsOfSettings } from '../../src/routes/plan/[id]/settings/read-settings.ts';
import { planWorker, settled } from '../planning/given-plan.ts';
import { knowledge } from '../use-cases/given.ts';
import type { Example, Given } from './example.ts';

const planOf = async ({ db, town }: Given): Promise<{ params: { id: string } }> => ({
  params: { id: await createPlan(db, knowledge, town, { scenario: 'own', name: 'Plan der Probe' }) },
});

/** An application with an option that no plan would leave out: it costs nothing and depends on nobody. */
const withOption = async (given: Given) => {
  const { db, town } = given;
  const application = given.application();
  const levels = Object.fromEntries(VARIABLES.map((variable) => [variable, [0, 0]]));
  const added = await addOwnOption(db, town, application, {
    name: 'Eigenbau',
    kind: 'own',
    figures: { levels },
  });
  if (!added.ok) throw new Error(added.problem);
  const { params } = await planOf(given);
  return { params: { ...params, application: String(application) }, option: added.option };
};

const computed = async (given: Given) => {
  const { db, town } = given;
  const { params } = await withOption(given);
  const worker = await planWorker(db);
  try {
    await computePlan(db, town, params.id);
    await settled(db, town, params.id);
  } finally {
    await worker.stop();
  }
  return { params };
};

/** Plans: what is asked of them, and how far their steps have come. */
export const planExamples: Record<string, Example> = {
  '/plan create': () =>
    Promise.resolve({ body: { scenario: 'stepwise', budget: '250.000', years: '4', name: '' }, entries: 2 }),
  '/plan compute': async (given) => {
    await planOf(given);
    return { body: {} };
  },
  '/plan undo': async (given) => {
    const { params } = await planOf(given);
    await removePlan(given.db, given.town, params.id);
    return { body: { plan: params.id } };
  },
  '/plan/[id] compute': async (given) => ({ ...(await planOf(given)), body: {} }),
  '/plan/[id] cancel': async (given) => {
    const { params } = await planOf(given);
    await computePlan(given.db, given.town, params.id);
    return { params, body: {} };
  },
  '/plan/[id] remove': async (given) => ({ ...(await planOf(given)), body: {} }),
  '/plan/[id]/settings save': async (given) => {
    const { params } = await planOf(given);
    const plan = await viewPlan(given.db, knowledge, given.town, params.id, 'de');
    if (!plan) throw new Error('the plan was just made');
    const body = {
      ...textsOfSettings(plan.name, plan.settings, 'de'),
      quarters: '8',
      was: String(plan.revision),
    };
    return { params, body };
  },
  '/plan/[id]/history restore': async (given) => {
    const { params } = await computed(given);
    const [run] = (await planHistory(given.db, given.town, params.id)) ?? [];
    return { params: { id: params.id }, body: { run: run?.id ?? '' } };
  },
  '/plan/[id]/steps/[application] pin': async (given) => {
    const { params } = await withOption(given);
    return { params, body: { whether: 'never', option: '', notBefore: '', notAfter: '', exactly: '' } };
  },
  '/plan/[id]/steps/[application] mark': async (given) => ({
    ...(await computed(given)),
    body: { state: 'decided' },
  }),
  '/plan/[id]/steps/[application] figures': async (given) => {
    const { params, option } = await withOption(given);
    return { params, body: { option, duration: '2', oneOff: '18.000', running: '0' } };
  },
  '/plan/[id]/steps/[application] own': async (given) => {
    const { params } = await planOf(given);
    const application = String(given.application());
    return {
      params: { ...params, application },
      body: { name: 'Friedhof im Kreis', kind: 'joint', duration: '2', oneOff: '30.000', running: '0' },
    };
  },
  '/plan/[id]/steps/[application] disown': async (given) => {
    const { params } = await planOf(given);
    const application = given.application();
    const added = await addOwnOption(given.db, given.town, application, {
      name: 'Friedhof im Kreis',
      kind: 'joint',
      figures: {},
    });
    if (!added.ok) throw new Error('the option could be entered');
    return { params: { ...params, application: String(application) }, body: { option: added.option } };
  },
};
