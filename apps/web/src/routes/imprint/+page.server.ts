import { app } from '#lib/server/app.ts';
import { pageText } from '#lib/server/site/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => ({
  text: await pageText(app().db, 'imprint', locals.language),
  isLocal: app().signIn === null,
});
