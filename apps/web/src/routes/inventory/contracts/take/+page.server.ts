import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { suggestedContracts, takeFromInventory } from '#lib/server/contracts/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => ({
  suggested: await suggestedContracts(app().db, locals.actor),
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const keys = (await request.formData()).getAll('group').map(String);
    const taken = await takeFromInventory(app().db, locals.actor, keys);
    redirect(303, `/inventory/contracts?taken=${taken}`);
  },
};
