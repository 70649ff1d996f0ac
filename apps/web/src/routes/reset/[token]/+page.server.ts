import { redirect } from '@sveltejs/kit';
import {
  giveFlow,
  giveSession,
  minimumLength,
  resetPassword,
  viewReset,
  visitorOf,
} from '#lib/server/accounts/index.ts';
import { field, problemText, refuse } from '../../sign-in/problem-text.ts';
import { requiredSignIn } from '../../sign-in/required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { db } = requiredSignIn();
  const view = await viewReset(db, params.token);
  return {
    minimumLength,
    secondFactors: view.ok && view.secondFactors,
    trouble: view.ok ? null : problemText(locals.language, view),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const given = {
      token: event.params.token,
      password: field(form, 'password'),
      language: event.locals.language,
    };
    const result = await resetPassword(db, signIn, given, visitorOf(event, signIn));
    if (!result.ok) return refuse(event, result, {});
    if ('flow' in result) {
      giveFlow(event.cookies, signIn.origin, result.flow);
      redirect(303, '/sign-in/code?return=%2Faccount');
    }
    giveSession(event.cookies, signIn.origin, result);
    redirect(303, '/account?done=password');
  },
};
