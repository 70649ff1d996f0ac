import { app } from '#lib/server/app.ts';
import { auditView } from './audit-view.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) =>
  auditView(app(), locals.actor, url.searchParams, locals.language);
