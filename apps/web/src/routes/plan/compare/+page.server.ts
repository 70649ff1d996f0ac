import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { comparePlans, listPlans, MOST_COMPARED } from '#lib/server/planning/index.ts';
import { costsFor } from '../costs-for.ts';
import type { ComputedPlan } from './compared-figures.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const { plans: listed } = await listPlans(db, locals.actor);
  const choices = listed.filter(({ area }) => area !== null).map(({ id, name }) => ({ id, name }));
  const asked = [...new Set(url.searchParams.getAll('plan'))].filter((id) =>
    choices.some((choice) => choice.id === id),
  );
  const knowledge = await knowledgeOf(app(), locals.actor);
  const compared =
    asked.length < 2 ? [] : (await comparePlans(db, knowledge, locals.actor, asked, locals.language)).plans;
  const plans = compared.filter((plan): plan is ComputedPlan => plan.figures !== null);
  return {
    choices,
    plans,
    costs: plans.length < 2 ? null : await costsFor(locals, knowledge, plans, url),
    isCut: asked.length > MOST_COMPARED,
  };
};
