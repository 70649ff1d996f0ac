import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { cancelPlan, computePlan, removePlan } from '#lib/server/planning/index.ts';
import { costsFor } from '../costs-for.ts';
import { loadPlan } from './load-plan.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const words = ['saved', 'restored', 'cancelled'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { plan, knowledge } = await loadPlan(locals, params.id);
  const costs = plan.figures && (await costsFor(locals, knowledge, [plan], url));
  return { plan, costs, did: words.find((each) => url.searchParams.has(each)) ?? null };
};

export const actions: Actions = {
  compute: async ({ locals, params }) => {
    const begun = await computePlan(app().db, locals.actor, params.id);
    if (!begun.ok) error(404, 'not found');
    redirect(303, `/plan/${params.id}`);
  },
  cancel: async ({ locals, params }) => {
    const didEnd = await cancelPlan(app().db, locals.actor, params.id);
    redirect(303, didEnd ? `/plan/${params.id}?cancelled` : `/plan/${params.id}`);
  },
  remove: async ({ locals, params }) => {
    const done = await removePlan(app().db, locals.actor, params.id);
    if (!done.ok) error(404, 'not found');
    redirect(303, `/plan?removed=${encodeURIComponent(params.id)}`);
  },
};
