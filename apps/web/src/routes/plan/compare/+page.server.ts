import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { comparePlans, listPlans, MOST_COMPARED } from '#lib/server/planning/index.ts';
import type { ComputedPlan } from './compared-figures.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const { plans } = await listPlans(db, locals.actor);
  const choices = plans.filter(({ area }) => area !== null).map(({ id, name }) => ({ id, name }));
  const asked = [...new Set(url.searchParams.getAll('plan'))].filter((id) =>
    choices.some((choice) => choice.id === id),
  );
  const knowledge = await knowledgeOf(app(), locals.actor);
  const compared =
    asked.length < 2 ? [] : (await comparePlans(db, knowledge, locals.actor, asked, locals.language)).plans;
  return {
    choices,
    plans: compared.filter((plan): plan is ComputedPlan => plan.figures !== null),
    isCut: asked.length > MOST_COMPARED,
  };
};
