import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  inviteToInstance,
  makeResetLink,
  openInvitations,
  withdrawInvitation,
} from '#lib/server/accounts/index.ts';
import {
  giveInstanceRole,
  listAccounts,
  switchAccount,
  takeInstanceRole,
} from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import { texts } from '#lib/i18n/index.ts';
import type { InstanceRole } from '#lib/server/database/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const instanceRoles: readonly InstanceRole[] = ['betrieb', 'redaktion', 'umfrageleitung'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, signIn } = app();
  const accounts = signIn ? await listAccounts(db, locals.actor) : [];
  const invitations = signIn ? await openInvitations(db, locals.actor, 'instance') : [];
  return {
    signsIn: signIn !== null,
    accounts: accounts.map((account) => ({
      ...account,
      lastSignIn: account.lastSignIn?.toISOString() ?? null,
    })),
    invitations: invitations.map((each) => ({ ...each, expiresAt: each.expiresAt.toISOString() })),
    roles: instanceRoles,
    self: locals.actor.id,
    done: url.searchParams.get('done'),
  };
};

async function formOf(event: RequestEvent) {
  const form = await event.request.formData();
  const account = String(form.get('account') ?? '');
  const role = instanceRoles.find((each) => each === form.get('role'));
  const t = texts(event.locals.language).authorities;
  const refuse = (message: string) => fail(422, { where: account, message });
  const done = (what = 'saved'): never => redirect(303, `/operate/accounts?done=${what}`);
  return { form, account, role, t, refuse, done };
}

export const actions: Actions = {
  give: async (event) => {
    const { account, role, t, refuse, done } = await formOf(event);
    if (!role) return refuse(t.accounts.problems['not-found']);
    const given = await giveInstanceRole(app().db, event.locals.actor, account, role);
    return given.ok ? done() : refuse(t.accounts.problems[given.problem]);
  },
  take: async (event) => {
    const { account, role, t, refuse, done } = await formOf(event);
    if (!role) return refuse(t.accounts.problems['not-found']);
    const taken = await takeInstanceRole(app().db, event.locals.actor, account, role);
    return taken.ok ? done() : refuse(t.accounts.problems[taken.problem]);
  },
  switch: async (event) => {
    const { form, account, t, refuse, done } = await formOf(event);
    const active = form.get('active') === 'yes';
    const switched = await switchAccount(app().db, event.locals.actor, account, active);
    return switched.ok ? done() : refuse(t.accounts.problems[switched.problem]);
  },
  reset: async (event) => {
    const { form, account, refuse } = await formOf(event);
    const { actor, language } = event.locals;
    const asked = { account, language, secondFactors: form.has('factors') };
    const made = await makeResetLink(app().db, actor, asked, app().signIn);
    if (!made.ok) return refuse(texts(language).signIn.reset.notPossible);
    return { where: 'reset', message: made.link ?? '' };
  },
  invite: async (event) => {
    const { form, role, t, done } = await formOf(event);
    const invitee = {
      email: String(form.get('email') ?? ''),
      name: String(form.get('name') ?? ''),
      language: event.locals.language,
      role: role ?? ('vendor' as const),
    };
    const invited = await inviteToInstance(app().db, event.locals.actor, invitee, app().signIn);
    if (!invited.ok) return fail(422, { where: 'invite', message: t.inviteProblems[invited.problem] });
    return invited.link === null ? done('invited') : { where: 'invited', message: invited.link };
  },
  withdraw: async (event) => {
    const { form, done } = await formOf(event);
    await withdrawInvitation(app().db, event.locals.actor, String(form.get('id') ?? ''), 'instance');
    return done();
  },
};
