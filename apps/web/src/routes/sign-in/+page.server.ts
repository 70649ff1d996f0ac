import { redirect } from '@sveltejs/kit';
import {
  flowOf,
  giveFlow,
  giveSession,
  offersPasskeys,
  signInWithPasskey,
  signInWithPassword,
  visitorOf,
} from '#lib/server/accounts/index.ts';
import { signOutLink } from '#lib/server/directory/index.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import { field, refuse } from './problem-text.ts';
import { parsedAnswer } from './parsed-answer.ts';
import { requiredSignIn } from './required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { signIn } = requiredSignIn();
  const back = safeReturn(url.searchParams.get('return'));
  if (locals.actor.via === 'session' && !url.searchParams.has('again')) redirect(303, back);
  return {
    back,
    passkeys: offersPasskeys(signIn),
    directory: signIn.oidc !== null,
    signedOut: url.searchParams.has('signed-out'),
    signOutThere: url.searchParams.has('signed-out') ? await signOutLink(signIn) : null,
  };
};

export const actions: Actions = {
  password: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const email = field(form, 'email');
    const given = { email, password: field(form, 'password') };
    const back = safeReturn(form.get('back'));
    const result = await signInWithPassword(db, signIn, given, visitorOf(event, signIn));
    if (!result.ok) return refuse(event, result, { email });
    if ('flow' in result) {
      giveFlow(event.cookies, signIn.origin, result.flow);
      redirect(303, `/sign-in/code?return=${encodeURIComponent(back)}`);
    }
    giveSession(event.cookies, signIn.origin, result);
    redirect(303, back);
  },
  passkey: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const given = {
      kind: 'passkey-sign-in',
      flow: flowOf(event.cookies, signIn.origin),
      answer: parsedAnswer(form),
    } as const;
    const result = await signInWithPasskey(db, signIn, given, visitorOf(event, signIn));
    if (!result.ok)
      return refuse(event, result.problem === 'wrong' ? { problem: 'passkey-failed' } : result, {
        email: '',
      });
    giveSession(event.cookies, signIn.origin, result);
    redirect(303, safeReturn(form.get('back')));
  },
};
