import { redirect } from '@sveltejs/kit';
import {
  acceptAsNewAccount,
  acceptInvitation,
  giveSession,
  minimumLength,
  viewInvitation,
  visitorOf,
} from '#lib/server/accounts/index.ts';
import { field, problemText, refuse } from '../../sign-in/problem-text.ts';
import { requiredSignIn } from '../../sign-in/required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { db } = requiredSignIn();
  const view = await viewInvitation(db, locals.actor, params.token);
  return {
    minimumLength,
    here: url.pathname,
    invitation: view.ok ? view.invitation : null,
    trouble: view.ok ? null : problemText(locals.language, view),
  };
};

export const actions: Actions = {
  accept: async (event) => {
    const { db } = requiredSignIn();
    const result = await acceptInvitation(db, event.locals.actor, event.params.token);
    if (!result.ok) return refuse(event, result, { name: '' });
    redirect(303, '/');
  },
  create: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const name = field(form, 'name');
    const given = { name, password: field(form, 'password') };
    const result = await acceptAsNewAccount(db, event.params.token, given, visitorOf(event, signIn));
    if (!result.ok) return refuse(event, result, { name });
    giveSession(event.cookies, signIn.origin, result);
    redirect(303, '/');
  },
};
