import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { may } from '#lib/server/accounts/index.ts';
import {
  decideRequest,
  endMandate,
  formDayEnd,
  giveBackMandate,
  giveMandate,
  requestMandate,
  viewGivenMandates,
  viewHeldMandates,
  withdrawRequest,
} from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, signIn } = app();
  const given = await viewGivenMandates(db, locals.actor);
  const held = await viewHeldMandates(db, locals.actor);
  return {
    signsIn: signIn !== null,
    given: {
      ...given,
      mandates: given.mandates.map((mandate) => ({
        ...mandate,
        since: mandate.since.toISOString(),
        expiresAt: mandate.expiresAt?.toISOString() ?? null,
        lastActive: mandate.lastActive?.toISOString() ?? null,
        people: mandate.people.map(({ name, roles }) => ({ name, roles })),
      })),
      requests: given.requests.map(({ id, providerName, role, reason }) => ({
        id,
        providerName,
        role,
        reason,
      })),
    },
    held: {
      mandates: held.mandates.map((mandate) => ({
        ...mandate,
        since: mandate.since.toISOString(),
        expiresAt: mandate.expiresAt?.toISOString() ?? null,
      })),
      requests: held.requests.map((request) => ({ ...request, createdAt: request.createdAt.toISOString() })),
    },
    mayManage: may(locals.actor, 'mandates:manage'),
    done: url.searchParams.get('done'),
  };
};

async function formOf(event: RequestEvent) {
  const form = await event.request.formData();
  const t = texts(event.locals.language).members.mandates;
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const role = text('role') === 'bearbeitung' ? ('bearbeitung' as const) : ('lesen' as const);
  const refuse = (where: string, message: string) => fail(422, { where, message });
  const done = (what: string): never => redirect(303, `/settings/mandates?done=${what}`);
  return { form, t, text, role, refuse, done, id: Number(text('id')) };
}

export const actions: Actions = {
  give: async (event) => {
    const { form, t, text, role, refuse, done } = await formOf(event);
    const expiresAt = formDayEnd(form, 'expires');
    if (expiresAt === undefined) return refuse('give', t.problems['date-wrong']);
    if (!/^\d{1,9}$/.test(text('provider'))) return refuse('give', t.problems['provider-missing']);
    const mandate = { provider: Number(text('provider')), role, expiresAt };
    const given = await giveMandate(app().db, event.locals.actor, mandate);
    return given.ok ? done('saved') : refuse('give', t.problems[given.problem]);
  },
  end: async (event) => {
    const { t, id, refuse, done } = await formOf(event);
    const ended = await endMandate(app().db, event.locals.actor, id);
    return ended.ok ? done('ended') : refuse('given', t.problems[ended.problem]);
  },
  accept: async (event) => {
    const { form, t, id, role, refuse, done } = await formOf(event);
    const expiresAt = formDayEnd(form, 'expires');
    if (expiresAt === undefined) return refuse('requests', t.problems['date-wrong']);
    const accepted = await decideRequest(app().db, event.locals.actor, id, { role, expiresAt });
    return accepted.ok ? done('saved') : refuse('requests', t.problems[accepted.problem]);
  },
  refuse: async (event) => {
    const { t, id, refuse, done } = await formOf(event);
    const refused = await decideRequest(app().db, event.locals.actor, id, 'refuse');
    return refused.ok ? done('refused') : refuse('requests', t.problems[refused.problem]);
  },
  request: async (event) => {
    const { t, text, role, refuse, done } = await formOf(event);
    const { actor, language } = event.locals;
    const authority = text('authority').slice(0, 200);
    if (authority === '') return refuse('request', t.problems['town-missing']);
    const request = { authority, role, reason: text('reason').slice(0, 1000), language };
    await requestMandate(app().db, actor, request, app().signIn);
    return done('requested');
  },
  withdraw: async (event) => {
    const { t, id, refuse, done } = await formOf(event);
    const isWithdrawn = await withdrawRequest(app().db, event.locals.actor, id);
    return isWithdrawn ? done('withdrew') : refuse('held', t.problems['not-found']);
  },
  giveback: async (event) => {
    const { t, id, refuse, done } = await formOf(event);
    const isBack = await giveBackMandate(app().db, event.locals.actor, id);
    return isBack ? done('gaveBack') : refuse('held', t.problems['not-found']);
  },
};
