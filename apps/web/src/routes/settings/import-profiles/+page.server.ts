import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import {
  forgetMapping,
  shareProfile,
  viewImportProfiles,
  withdrawProfile,
} from '#lib/server/inventory/index.ts';
import type { Identity } from '#lib/server/accounts/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => ({
  profiles: await viewImportProfiles(app().db, locals.actor),
  mayChange: may(locals.actor, 'inventory:import'),
  town: nameOfTown(locals.actor),
  done: url.searchParams.get('done'),
});

function nameOfTown({ choices, authority }: Identity): string {
  return choices.find(({ id }) => id === authority)?.name ?? '';
}

export const actions: Actions = {
  share: async ({ request, locals }) => {
    const form = await request.formData();
    const mapping = String(form.get('mapping') ?? '');
    const name = String(form.get('name') ?? '');
    const town = form.has('town') ? nameOfTown(locals.actor) : null;
    const shared = await shareProfile(app().db, locals.actor, { mapping, name, town });
    if (!shared.ok) return fail(422, { mapping, name, problem: shared.problem });
    redirect(303, '/settings/import-profiles?done=shared');
  },
  withdraw: async ({ request, locals }) => {
    const id = String((await request.formData()).get('id') ?? '');
    if (!(await withdrawProfile(app().db, locals.actor, id)))
      return fail(404, { mapping: '', name: '', problem: 'not-found' as const });
    redirect(303, '/settings/import-profiles?done=withdrawn');
  },
  forget: async ({ request, locals }) => {
    const id = String((await request.formData()).get('mapping') ?? '');
    if (!(await forgetMapping(app().db, locals.actor, id)))
      return fail(404, { mapping: '', name: '', problem: 'not-found' as const });
    redirect(303, '/settings/import-profiles?done=forgotten');
  },
};
