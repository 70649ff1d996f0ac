import { error, fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { undoTown, viewBatch } from '#lib/server/inventory/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const batch = await viewBatch(app().db, locals.actor, params.id);
  if (!batch) error(404, 'not found');
  const undone = batch.towns.find(({ authority }) => String(authority) === url.searchParams.get('undone'));
  return { batch, undone: undone?.name ?? null, mayUndo: may(locals.actor, 'inventory:import') };
};

export const actions: Actions = {
  undo: async ({ request, locals, params }) => {
    const authority = Number((await request.formData()).get('authority'));
    if (!(await undoTown(app().db, locals.actor, params.id, authority)))
      return fail(409, { message: texts(locals.language).importList.undoBlocked });
    redirect(303, `/inventory/import/batch/${params.id}?undone=${authority}`);
  },
};
