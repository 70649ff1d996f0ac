import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  authorityRoles,
  inviteMember,
  makeResetLink,
  may,
  openInvitations,
  withdrawInvitation,
} from '#lib/server/accounts/index.ts';
import {
  confirmHandover,
  formDayEnd,
  giveRole,
  handoverOf,
  limitRole,
  listMembers,
  mayHandOver,
  openPredecessors,
  takeRole,
} from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import { texts } from '#lib/i18n/index.ts';
import type { AuthorityRole } from '#lib/server/database/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const roles = Object.keys(authorityRoles) as AuthorityRole[];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, signIn } = app();
  const { actor } = locals;
  const invitations = signIn ? await openInvitations(db, actor) : [];
  const members = await listMembers(db, actor);
  return {
    signsIn: signIn !== null,
    members: members.map((member) => ({
      ...member,
      lastSignIn: member.lastSignIn?.toISOString() ?? null,
      roles: member.roles.map((each) => ({ ...each, expiresAt: each.expiresAt?.toISOString() ?? null })),
    })),
    invitations: invitations.map((each) => ({ ...each, expiresAt: each.expiresAt.toISOString() })),
    mayManage: may(actor, 'members:manage'),
    reachesPredecessors: actor.authorities.length > 1,
    handover: mayHandOver(actor) ? await handoverOf(db, actor) : null,
    roles,
    self: actor.id,
    done: url.searchParams.get('done'),
  };
};

async function formOf(event: RequestEvent) {
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const t = texts(event.locals.language).members;
  const account = text('account');
  const refuse = (message: string) => fail(422, { where: account, message });
  const done = (what = 'saved'): never => redirect(303, `/settings/members?done=${what}`);
  const role = roles.find((each) => each === text('role'));
  return { form, text, t, account, role, refuse, done };
}

export const actions: Actions = {
  invite: async (event) => {
    const { text, t, role, done } = await formOf(event);
    const { actor, language } = event.locals;
    const refused = (message: string) => fail(422, { where: 'invite', message });
    if (!role) return refused(t.problems['not-found']);
    const invitee = { email: text('email'), name: text('name'), language, role };
    const invited = await inviteMember(app().db, actor, invitee, app().signIn);
    if (!invited.ok) return refused(t.problems[invited.problem]);
    return invited.link === null ? done('invited') : { where: 'invited', message: invited.link };
  },
  withdraw: async (event) => {
    const { text, done } = await formOf(event);
    await withdrawInvitation(app().db, event.locals.actor, text('id'));
    return done();
  },
  give: async (event) => {
    const { form, t, account, role, refuse, done } = await formOf(event);
    const expiresAt = formDayEnd(form, 'expires');
    if (expiresAt === undefined) return refuse(t.dateWrong);
    if (!role) return refuse(t.problems['not-found']);
    const given = await giveRole(app().db, event.locals.actor, { account, role, expiresAt });
    return given.ok ? done() : refuse(t.problems[given.problem]);
  },
  take: async (event) => {
    const { text, t, refuse, done } = await formOf(event);
    const taken = await takeRole(app().db, event.locals.actor, Number(text('membership')));
    return taken.ok ? done() : refuse(t.problems[taken.problem]);
  },
  limit: async (event) => {
    const { form, text, t, refuse, done } = await formOf(event);
    const expiresAt = formDayEnd(form, 'expires');
    if (expiresAt === undefined) return refuse(t.dateWrong);
    const limited = await limitRole(app().db, event.locals.actor, Number(text('membership')), expiresAt);
    return limited.ok ? done() : refuse(t.problems[limited.problem]);
  },
  predecessors: async (event) => {
    const { text, t, account, refuse, done } = await formOf(event);
    const isOpen = text('open') === 'yes';
    const changed = await openPredecessors(app().db, event.locals.actor, account, isOpen);
    return changed.ok ? done() : refuse(t.problems[changed.problem]);
  },
  reset: async (event) => {
    const { account, refuse } = await formOf(event);
    const { actor, language } = event.locals;
    const asked = { account, language };
    const made = await makeResetLink(app().db, actor, asked, app().signIn);
    if (!made.ok) return refuse(texts(language).signIn.reset.notAllowed);
    return { where: 'reset', message: made.link ?? '' };
  },
  handover: async (event) => {
    const { t, done } = await formOf(event);
    const confirmed = await confirmHandover(app().db, event.locals.actor);
    return confirmed.ok ? done() : fail(422, { where: 'handover', message: t.problems[confirmed.problem] });
  },
};
