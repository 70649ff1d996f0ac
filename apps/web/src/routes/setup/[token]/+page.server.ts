import { redirect } from '@sveltejs/kit';
import { giveSession, minimumLength, setUp, viewSetup, visitorOf } from '#lib/server/accounts/index.ts';
import { field, problemText, refuse } from '../../sign-in/problem-text.ts';
import { requiredSignIn } from '../../sign-in/required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { db } = requiredSignIn();
  const view = await viewSetup(db, params.token);
  return { minimumLength, trouble: view.ok ? null : problemText(locals.language, view) };
};

export const actions: Actions = {
  default: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const given = { name: field(form, 'name'), email: field(form, 'email') };
    const password = field(form, 'password');
    const visitor = visitorOf(event, signIn);
    const result = await setUp(db, event.params.token, { ...given, password }, visitor);
    if (!result.ok) return refuse(event, result, given);
    giveSession(event.cookies, signIn.origin, result);
    redirect(303, '/account');
  },
};
