import { fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { findByEmail } from '#lib/server/persons/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ url }) => ({ erased: url.searchParams.get('erased') });

export const actions: Actions = {
  find: async ({ request, locals }) => {
    const email = String((await request.formData()).get('email') ?? '').trim();
    const account = await findByEmail(app().db, email);
    if (account === null) return fail(422, { email, message: texts(locals.language).persons.notFound });
    redirect(303, `/operate/persons/${account}`);
  },
};
