import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { draftFromApplication, draftUse, ownUses } from '#lib/server/use-declarations/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, knowledge } = app();
  const { declarations, suggestions } = await ownUses({ db, knowledge }, locals.actor);
  return {
    declarations: declarations.map(({ id, subject_name: name, state, released, valid_until: until }) => ({
      id,
      name,
      state,
      released,
      until: state === 'released' ? until : null,
    })),
    suggestions,
    isDiscarded: url.searchParams.has('discarded'),
  };
};

export const actions: Actions = {
  // From an entry of the catalogue (`software`), from a product (`product`), or from an application of the inventory.
  draft: async ({ request, locals }) => {
    const form = await request.formData();
    const facts = { db: app().db, knowledge: app().knowledge };
    const [application, software, product] = ['application', 'software', 'product'].map((name) =>
      String(form.get(name) ?? ''),
    );
    const drafted = application
      ? await draftFromApplication(facts, locals.actor, Number(application), ({ capabilities }) => {
          const [covered] = capabilities.filter(({ role }) => role === 'covers');
          return facts.knowledge.capabilities.get(covered?.id ?? '')?.name[locals.language] ?? null;
        })
      : await draftUse(facts, locals.actor, software ? { software } : { product: product ?? '' });
    if (!drafted.ok) error(404, texts(locals.language).use.problems.unknown);
    redirect(303, `/inventory/use/${drafted.id}?drafted`);
  },
};
