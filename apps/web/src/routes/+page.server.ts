import { app } from '#lib/server/app.ts';
import { withNotices } from '#lib/server/contracts/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { measureAuthority, overviewOf } from '#lib/server/sovereignty/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const measured = await withNotices(db, locals.actor, await measureAuthority(db, knowledge, locals.actor));
  return { overview: measured.applications.length === 0 ? null : overviewOf(measured, knowledge) };
};
