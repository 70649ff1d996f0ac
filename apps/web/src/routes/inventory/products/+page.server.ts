import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { bringBackOwnProduct, ownProducts, publicTwin } from '#lib/server/local-products/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, knowledge } = app();
  const { standing, removed } = await ownProducts(db, locals.actor);
  return {
    products: standing.map((product) => ({
      id: product.id,
      name: product.name,
      vendor: product.vendor,
      licence: product.licence_kind,
      applications: product.applications,
      twin: publicTwin(knowledge, product)?.name ?? null,
    })),
    removed: removed.map(({ id, name, removed_at, switched_to: to }) => ({
      id,
      name,
      at: (removed_at ?? new Date(0)).toISOString(),
      switchedTo: to === null ? null : (knowledge.products.get(to)?.name ?? to),
    })),
    did: {
      removed: Number(url.searchParams.get('removed')) || null,
      name: url.searchParams.get('name') ?? '',
      to: knowledge.products.get(url.searchParams.get('to') ?? '')?.name ?? null,
      count: Number(url.searchParams.get('count')) || 0,
      back: url.searchParams.get('back'),
    },
  };
};

export const actions: Actions = {
  back: async ({ request, locals }) => {
    const form = await request.formData();
    const back = await bringBackOwnProduct(app().db, locals.actor, Number(form.get('product')));
    redirect(303, `/inventory/products?back=${back.ok ? 'yes' : 'no'}`);
  },
};
