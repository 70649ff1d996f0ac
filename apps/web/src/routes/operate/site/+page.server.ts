import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { pageKeys, problemReports, saveSiteTexts, settleReport, siteTexts } from '#lib/server/site/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ url }) => ({
  texts: await siteTexts(app().db),
  pages: pageKeys,
  reports: await problemReports(app().db),
  saved: url.searchParams.has('saved'),
});

export const actions: Actions = {
  save: async ({ request, locals }) => {
    const form = await request.formData();
    const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const saved = await saveSiteTexts(app().db, locals.actor, given);
    if (!saved.ok) return fail(422, { given, wrong: saved.fields });
    redirect(303, '/operate/site?saved');
  },
  settle: async ({ request }) => {
    const id = Number((await request.formData()).get('id'));
    if (Number.isSafeInteger(id)) await settleReport(app().db, id);
    redirect(303, '/operate/site');
  },
};
