import { app } from '#lib/server/app.ts';
import { auditView } from '../../audit/audit-view.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) =>
  auditView(app(), null, url.searchParams, locals.language);
