import { app } from '#lib/server/app.ts';
import { listPersons } from '#lib/server/persons/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => ({
  persons: await listPersons(app().db, locals.actor),
  erased: url.searchParams.get('erased'),
});
