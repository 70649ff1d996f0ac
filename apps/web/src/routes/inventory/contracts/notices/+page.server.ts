import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  listContracts,
  makeCalendar,
  revokeCalendar,
  subscriptionOf,
  wishMails,
} from '#lib/server/contracts/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, signIn } = app();
  const { notices, date } = await listContracts(db, locals.actor);
  // A token of a program is no person who could be reminded.
  const isPerson = locals.actor.via === 'session' || locals.actor.via === 'local';
  return {
    notices,
    date,
    subscription: isPerson ? await subscriptionOf(db, locals.actor) : null,
    sendsMail: Boolean(signIn?.mail) && locals.actor.via === 'session',
    did: { saved: url.searchParams.has('saved'), revoked: url.searchParams.has('revoked') },
  };
};

export const actions: Actions = {
  mails: async ({ request, locals }) => {
    const wish = (await request.formData()).get('mails') === 'on';
    await wishMails(app().db, locals.actor, wish, locals.language);
    redirect(303, '/inventory/contracts/notices?saved');
  },
  calendar: async ({ locals, url }) => {
    const { db, signIn } = app();
    const secret = await makeCalendar(db, locals.actor, locals.language);
    return { address: `${signIn?.origin.origin ?? url.origin}/calendar/${secret}.ics` };
  },
  revoke: async ({ locals }) => {
    await revokeCalendar(app().db, locals.actor);
    redirect(303, '/inventory/contracts/notices?revoked');
  },
};
