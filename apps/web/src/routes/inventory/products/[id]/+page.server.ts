import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  editOwnProduct,
  ownProducts,
  publicTwin,
  readOwnProduct,
  removeOwnProduct,
} from '#lib/server/local-products/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { fieldErrors, ownProductChoices, storedFields, typedFields } from '../own-product-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const idOf = ({ params }: { params: { id: string } }): number => {
  if (!/^\d{1,15}$/.test(params.id)) error(404, 'not found');
  return Number(params.id);
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { db, knowledge } = app();
  const id = idOf({ params });
  const product = (await ownProducts(db, locals.actor)).standing.find((each) => each.id === id);
  if (!product) error(404, 'not found');
  const twin = publicTwin(knowledge, product);
  return {
    id,
    name: product.name,
    applications: product.applications,
    fields: storedFields(product),
    choices: ownProductChoices(knowledge, locals.language),
    twin: twin ? { id: twin.id, name: twin.name } : null,
    did: {
      isCreated: url.searchParams.has('created'),
      isSaved: url.searchParams.has('saved'),
      count: Number(url.searchParams.get('count')) || 0,
    },
  };
};

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const { language, actor } = event.locals;
    const read = readOwnProduct(form);
    if (!read.ok) return fail(422, { typed: typedFields(form), errors: fieldErrors(read.fields, language) });
    const saved = await editOwnProduct(app().db, actor, idOf(event), read.product);
    if (saved.ok) redirect(303, `/inventory/products/${saved.id}?saved`);
    if (saved.problem === 'unknown') error(404, 'not found');
    return fail(422, { typed: typedFields(form), errors: { name: texts(language).ownProducts.nameTaken } });
  },
  remove: async (event) => leave(event, null),
  switch: async (event) => {
    const form = await event.request.formData();
    const to = String(form.get('to'));
    if (!app().knowledge.products.has(to)) error(422, 'no such product');
    return leave(event, to);
  },
};

async function leave(
  event: { params: { id: string }; locals: App.Locals },
  to: string | null,
): Promise<never> {
  const { db, knowledge } = app();
  const id = idOf(event);
  const product = (await ownProducts(db, event.locals.actor)).standing.find((each) => each.id === id);
  const count = await removeOwnProduct(db, event.locals.actor, id, to);
  if (count === null || !product) error(404, 'not found');
  const query = new URLSearchParams({ removed: String(id), name: product.name, count: String(count) });
  if (to !== null && knowledge.products.has(to)) query.set('to', to);
  redirect(303, `/inventory/products?${query.toString()}`);
}
