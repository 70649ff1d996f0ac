import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { bringBack, giveOut, listExports, listReturns } from '#lib/server/exchange/index.ts';
import { describeProblem } from '#lib/server/inventory/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { inventoryView } from '../inventory-view.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const { rows, all } = await inventoryView(app(), locals, url.searchParams);
  const exports = await listExports(db, locals.actor);
  const given = Number(url.searchParams.get('given'));
  return {
    selected: rows.length,
    all,
    exports,
    given: exports.find(({ id }) => id === given) ?? null,
    returns: await listReturns(db, locals.actor),
  };
};

export const actions: Actions = {
  give: async ({ locals, url }) => {
    const { db } = app();
    const knowledge = await knowledgeOf(app(), locals.actor);
    const { rows, date } = await inventoryView(app(), locals, url.searchParams);
    const id = await giveOut(db, knowledge, locals.actor, { rows, date, language: locals.language });
    if (id === null) return fail(422, { messages: [texts(locals.language).exchange.giveNone] });
    redirect(303, `/inventory/exchange?given=${id}`);
  },
  bring: async ({ request, locals }) => {
    const t = texts(locals.language).exchange;
    const file = (await request.formData()).get('file');
    if (!(file instanceof File) || file.name === '') return fail(400, { messages: [t.nothingGiven] });
    const given = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const brought = await bringBack(app().db, locals.actor, given);
    if (brought.ok) redirect(303, `/inventory/exchange/returns/${brought.id}`);
    const messages =
      'why' in brought
        ? [t.refused[brought.why]]
        : brought.problems.map((problem) => describeProblem(problem, locals.language));
    return fail(422, { messages });
  },
};
