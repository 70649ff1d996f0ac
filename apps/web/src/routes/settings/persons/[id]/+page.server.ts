import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { eraseConfirmed, personRecord } from '../person-page.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const record = await personRecord(app(), params.id, { authority: locals.actor.authority });
  if (!record) error(404, 'not found');
  return { record };
};

export const actions: Actions = {
  erase: async ({ locals, params, request }) => {
    const by = { authority: locals.actor.authority };
    const result = await eraseConfirmed(app(), params.id, by, request, locals.language);
    if ('erased' in result) redirect(303, `/settings/persons?erased=${result.erased}`);
    return result;
  },
};
