import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { chooseNameSharing, nameSharingOf } from '#lib/server/shared-names/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const most = 500;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, knowledge } = app();
  const { actor } = locals;
  const name = actor.choices.find(({ id }) => id === actor.authority)?.name ?? '';
  const { own, shared, ...chosen } = await nameSharingOf(db, actor, knowledge, name);
  const named = <Each extends { product: string }>(rows: Each[]): Each[] =>
    rows
      .slice(0, most)
      .map((row) => ({ ...row, product: knowledge.products.get(row.product)?.name ?? row.product }));
  return {
    ...chosen,
    own: named(own),
    ownCount: own.length,
    shared: named(shared),
    sharedCount: shared.length,
    saved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const { db, knowledge } = app();
    await chooseNameSharing(db, knowledge, locals.actor, {
      gives: form.has('gives'),
      takes: form.has('takes'),
    });
    redirect(303, '/settings/names?saved');
  },
};
