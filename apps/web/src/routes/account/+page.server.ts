import { redirect } from '@sveltejs/kit';
import {
  beginTotp,
  changePassword,
  dropPasskey,
  dropTotp,
  endSessions,
  finishPasskey,
  flowOf,
  minimumLength,
  namePasskey,
  ownAccount,
  renameSelf,
  renewRecoveryCodes,
  requestEmailChange,
  takeSession,
} from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { parsedAnswer } from '../sign-in/parsed-answer.ts';
import { field, refuse } from '../sign-in/problem-text.ts';
import { requiredSignIn } from '../sign-in/required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const noCodes: string[] = [];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, signIn } = app();
  return {
    account: signIn && (await ownAccount(db, signIn, locals.actor)),
    minimumLength,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  name: async (event) => {
    const { db } = requiredSignIn();
    const form = await event.request.formData();
    const isRenamed = await renameSelf(db, event.locals.actor, field(form, 'name'));
    if (!isRenamed) return refuse(event, { problem: 'name' }, { section: 'profile', codes: noCodes });
    redirect(303, '/account?done=name');
  },
  email: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const given = {
      email: field(form, 'email'),
      password: field(form, 'proof'),
      language: event.locals.language,
    };
    const result = await requestEmailChange(db, signIn, event.locals.actor, given);
    if (!result.ok) return refuse(event, result, { section: 'email', codes: noCodes });
    redirect(303, '/account?done=email');
  },
  password: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const given = {
      current: field(form, 'current'),
      next: field(form, 'next'),
      language: event.locals.language,
    };
    const result = await changePassword(db, signIn, event.locals.actor, given);
    if (!result.ok) return refuse(event, result, { section: 'password', codes: noCodes });
    redirect(303, '/account?done=password');
  },
  beginTotp: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const result = await beginTotp(db, signIn, event.locals.actor, field(form, 'proof'));
    if (!result.ok) return refuse(event, result, { section: 'totp', codes: noCodes });
    redirect(303, '/account/totp');
  },
  dropTotp: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const { actor, language } = event.locals;
    const result = await dropTotp(db, signIn, actor, field(form, 'proof'), language);
    if (!result.ok) return refuse(event, result, { section: 'totp', codes: noCodes });
    redirect(303, '/account?done=totp-dropped');
  },
  renewCodes: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const result = await renewRecoveryCodes(db, signIn, event.locals.actor, field(form, 'proof'));
    if (!result.ok) return refuse(event, result, { section: 'recovery', codes: noCodes });
    return { section: 'codes', problem: '', message: '', codes: result.codes };
  },
  addPasskey: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const result = await finishPasskey(db, signIn, event.locals.actor, {
      flow: flowOf(event.cookies, signIn.origin),
      answer: parsedAnswer(form),
      name: field(form, 'name'),
      language: event.locals.language,
    });
    if (!result.ok)
      return refuse(event, { problem: 'passkey-setup' }, { section: 'passkeys', codes: noCodes });
    if (result.codes.length === 0) redirect(303, '/account?done=passkey');
    return { section: 'codes', problem: '', message: '', codes: result.codes };
  },
  renamePasskey: async (event) => {
    const { db } = requiredSignIn();
    const form = await event.request.formData();
    const isRenamed = await namePasskey(db, event.locals.actor, field(form, 'id'), field(form, 'name'));
    if (!isRenamed) return refuse(event, { problem: 'no-such' }, { section: 'passkeys', codes: noCodes });
    redirect(303, '/account?done=passkey-renamed');
  },
  dropPasskey: async (event) => {
    const { db, signIn } = requiredSignIn();
    const form = await event.request.formData();
    const result = await dropPasskey(db, signIn, event.locals.actor, {
      id: field(form, 'id'),
      password: field(form, 'proof'),
      language: event.locals.language,
    });
    if (!result.ok)
      return refuse(event, result.problem === 'unknown' ? { problem: 'no-such' } : result, {
        section: 'passkeys',
        codes: noCodes,
      });
    redirect(303, '/account?done=passkey-dropped');
  },
  endSession: async (event) => {
    const { db, signIn } = requiredSignIn();
    const { actor } = event.locals;
    const session = field(await event.request.formData(), 'session');
    const isUuid = /^[0-9a-f-]{36}$/.test(session);
    if (isUuid) await endSessions(db, actor.id, { only: session });
    if (session !== actor.session) redirect(303, '/account?done=session');
    takeSession(event.cookies, signIn.origin);
    redirect(303, '/sign-in?signed-out');
  },
};
