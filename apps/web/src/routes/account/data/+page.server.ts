import { redirect } from '@sveltejs/kit';
import { sessionCookie } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { eraseConfirmed, personRecord } from '../../settings/persons/person-page.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** Null in local mode, where nobody has an account. */
export const load: PageServerLoad = async ({ locals }) => ({
  record: await personRecord(app(), locals.actor.id, 'self'),
});

export const actions: Actions = {
  erase: async ({ locals, request, cookies }) => {
    const result = await eraseConfirmed(app(), locals.actor.id, 'self', request, locals.language);
    if (!('erased' in result)) return result;
    const { signIn } = app();
    if (signIn) cookies.delete(sessionCookie(signIn.origin), { path: '/' });
    redirect(303, '/sign-in');
  },
};
