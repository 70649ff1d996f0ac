import { requestReset, visitorOf } from '#lib/server/accounts/index.ts';
import { field, refuse } from '../sign-in/problem-text.ts';
import { requiredSignIn } from '../sign-in/required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = () => ({ sendsMail: requiredSignIn().signIn.mail !== null });

export const actions: Actions = {
  default: async (event) => {
    const { db, signIn } = requiredSignIn();
    const email = field(await event.request.formData(), 'email');
    const given = { email, language: event.locals.language };
    const result = await requestReset(db, signIn, given, visitorOf(event, signIn));
    if (!result.ok) return refuse(event, result, { email, sent: false });
    return { sent: true, email: '', problem: '', message: '' };
  },
};
