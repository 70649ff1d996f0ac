import { confirmEmailChange, viewEmailChange } from '#lib/server/accounts/index.ts';
import { problemText, refuse } from '../../sign-in/problem-text.ts';
import { requiredSignIn } from '../../sign-in/required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { db } = requiredSignIn();
  const view = await viewEmailChange(db, params.token);
  return {
    email: view.ok ? view.email : '',
    trouble: view.ok ? null : problemText(locals.language, view),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { db, signIn } = requiredSignIn();
    const result = await confirmEmailChange(db, signIn, event.params.token, event.locals.language);
    if (!result.ok) return refuse(event, result, { done: '' });
    return { done: result.email, problem: '', message: '' };
  },
};
