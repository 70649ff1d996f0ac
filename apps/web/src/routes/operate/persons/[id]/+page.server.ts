import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { eraseConfirmed, personRecord } from '../../../settings/persons/person-page.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params }) => {
  const record = await personRecord(app(), params.id, 'operator');
  if (!record) error(404, 'not found');
  return { record };
};

export const actions: Actions = {
  erase: async ({ locals, params, request }) => {
    const by = 'operator' as const;
    const result = await eraseConfirmed(app(), params.id, by, request, locals.language);
    if ('erased' in result) redirect(303, `/operate/persons?erased=${result.erased}`);
    return result;
  },
};
