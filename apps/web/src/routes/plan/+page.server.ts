import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import {
  comparePlans,
  computePlan,
  createPlan,
  defaultSettings,
  listPlans,
  MOST_COMPARED,
  undoRemovePlan,
  type PlanView,
  type Scenario,
} from '#lib/server/planning/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { notesFor } from './notes-for.ts';
import { planLine } from './plan-line.ts';
import { planSentence } from './plan-sentence.ts';
import { readNewPlan } from './read-new-plan.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** More are listed without their figures; each costs time. */
const mostShown = 12;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const { actor, language } = locals;
  const knowledge = await knowledgeOf(app(), actor);
  const { plans: listed, removed } = await listPlans(db, actor);
  const views: PlanView[] = [];
  for (let from = 0; from < Math.min(mostShown, listed.length); from += MOST_COMPARED) {
    const ids = listed.slice(from, from + MOST_COMPARED).map(({ id }) => id);
    views.push(...(await comparePlans(db, knowledge, actor, ids, language)).plans);
  }
  // What the limits allow comes before what would be possible without any, and what is careful before what is hoped for.
  const rank = { stepwise: 0, own: 0, bold: 1, keep: 2 };
  const hope = { high: 0, middle: 1, low: 2 };
  const told = views
    .filter(({ figures }) => figures)
    .sort(
      (a, b) =>
        rank[a.scenario] - rank[b.scenario] ||
        hope[a.settings.counts ?? 'high'] - hope[b.settings.counts ?? 'high'] ||
        (a.figures?.objective ?? 0) - (b.figures?.objective ?? 0),
    )[0];
  const gone = url.searchParams.get('removed');
  const applications =
    views.length > 0 ? null : (await measureAuthority(db, knowledge, actor)).applications.length;
  return {
    isEmpty: applications === 0,
    sentence: told ? planSentence(told, language) : null,
    plans: [
      ...views.map((view) => planLine(view)),
      ...listed.slice(mostShown).map((plan) => ({ ...plan, stale: [], result: null })),
    ],
    notes: notesFor(knowledge, ['plan']),
    assumptions: told?.assumptions ?? [],
    removed: removed.find(({ id }) => id === gone) ?? null,
    restored: url.searchParams.has('restored'),
  };
};

export const actions: Actions = {
  create: async (event) => {
    const { actor, language } = event.locals;
    const typed = Object.fromEntries(
      [...(await event.request.formData())].filter(
        (field): field is [string, string] => typeof field[1] === 'string',
      ),
    );
    const knowledge = await knowledgeOf(app(), actor);
    const { date } = await measureAuthority(app().db, knowledge, actor);
    const workplaces = actor.choices.find(({ id }) => id === actor.authority)?.workplaces ?? null;
    const usual = (scenario: Scenario) => defaultSettings(knowledge, scenario, { date, workplaces });
    const read = readNewPlan(typed, usual, language);
    if (!read.ok) return fail(422, { typed, errors: read.errors });
    const id = await createPlan(app().db, knowledge, actor, read.plan);
    await computePlan(app().db, actor, id);
    redirect(303, `/plan/${id}`);
  },
  compute: async ({ locals }) => {
    const { plans } = await listPlans(app().db, locals.actor);
    for (const { id, state } of plans) if (state === 'new') await computePlan(app().db, locals.actor, id);
    redirect(303, '/plan');
  },
  undo: async (event) => {
    const id = String((await event.request.formData()).get('plan'));
    const done = await undoRemovePlan(app().db, event.locals.actor, id);
    if (!done.ok) error(404, 'not found');
    redirect(303, '/plan?restored');
  },
};
