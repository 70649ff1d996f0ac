import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { accountNames } from '#lib/server/persons/index.ts';
import { planHistory, restorePlan } from '#lib/server/planning/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { loadPlan } from '../load-plan.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { plan } = await loadPlan(locals, params.id);
  const runs = await planHistory(app().db, locals.actor, params.id);
  if (!runs) error(404, 'not found');
  const current = runs.find(({ state }) => state === 'done' || state === 'infeasible')?.id;
  const names = await accountNames(
    app().db,
    runs.map(({ by }) => by),
  );
  return {
    plan: { id: plan.id, name: plan.name },
    runs: runs.map((run) => ({ ...run, by: names.get(run.by) ?? null, isCurrent: run.id === current })),
  };
};

export const actions: Actions = {
  restore: async ({ locals, params, request }) => {
    const run = String((await request.formData()).get('run'));
    const done = await restorePlan(app().db, locals.actor, params.id, run);
    if (!done.ok) return fail(409, { message: texts(locals.language).planHistory.notRestored });
    redirect(303, `/plan/${params.id}?restored`);
  },
};
