import { redirect } from '@sveltejs/kit';
import {
  flowOf,
  giveSession,
  secondStep,
  signInWithCode,
  signInWithPasskey,
  visitorOf,
} from '#lib/server/accounts/index.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import { parsedAnswer } from '../parsed-answer.ts';
import { field, refuse } from '../problem-text.ts';
import { requiredSignIn } from '../required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ cookies, url }) => {
  const { db, signIn } = requiredSignIn();
  const factors = await secondStep(db, flowOf(cookies, signIn.origin));
  if (!factors) redirect(303, '/sign-in');
  return { back: safeReturn(url.searchParams.get('return')), factors };
};

export const actions: Actions = {
  code: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const given = {
      flow: flowOf(event.cookies, signIn.origin),
      code: field(form, 'code'),
      language: event.locals.language,
    };
    const result = await signInWithCode(db, signIn, given, visitorOf(event, signIn));
    if (!result.ok) return refuse(event, result.problem === 'wrong' ? { problem: 'wrong-code' } : result, {});
    giveSession(event.cookies, signIn.origin, result);
    redirect(303, safeReturn(form.get('back')));
  },
  passkey: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const given = {
      kind: 'second-factor',
      flow: flowOf(event.cookies, signIn.origin),
      answer: parsedAnswer(form),
    } as const;
    const result = await signInWithPasskey(db, signIn, given, visitorOf(event, signIn));
    if (!result.ok)
      return refuse(event, result.problem === 'wrong' ? { problem: 'passkey-failed' } : result, {});
    giveSession(event.cookies, signIn.origin, result);
    redirect(303, safeReturn(form.get('back')));
  },
};
