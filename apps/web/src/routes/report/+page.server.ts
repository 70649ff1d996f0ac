import { app } from '#lib/server/app.ts';
import { withNotices } from '#lib/server/contracts/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { dependenceReport } from '#lib/server/papers/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const { authority } = await parent();
  const measured = await withNotices(db, locals.actor, await measureAuthority(db, knowledge, locals.actor));
  if (measured.applications.length === 0 || !authority) return { report: null };
  return { report: dependenceReport(measured, knowledge, authority, locals.language) };
};
