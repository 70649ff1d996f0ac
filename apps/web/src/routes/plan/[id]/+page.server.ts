import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { cancelPlan, computePlan, removePlan } from '#lib/server/planning/index.ts';
import { loadPlan } from './load-plan.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const words = ['saved', 'restored', 'cancelled'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { plan } = await loadPlan(locals, params.id);
  return { plan, did: words.find((each) => url.searchParams.has(each)) ?? null };
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
