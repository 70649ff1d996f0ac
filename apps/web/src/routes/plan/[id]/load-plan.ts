import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { viewPlan, type PlanView } from '#lib/server/planning/index.ts';
import type { KnowledgeIndex } from '@allmende/knowledge';

/** The plan of the address, or a page that says there is none. */
export async function loadPlan(
  locals: App.Locals,
  id: string,
): Promise<{ plan: PlanView; knowledge: KnowledgeIndex }> {
  const knowledge = await knowledgeOf(app(), locals.actor);
  const plan = await viewPlan(app().db, knowledge, locals.actor, id, locals.language);
  if (!plan) error(404, 'not found');
  return { plan, knowledge };
}
