import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { decideMatch, reviewQueue, undoDecision, type Decision } from '#lib/server/inventory/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const atOnce = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, knowledge } = app();
  const queue = await reviewQueue(db, locals.actor, locals.language);
  const describe = (id: string) => {
    const product = knowledge.products.get(id);
    const vendor = product?.vendor === undefined ? undefined : knowledge.vendors.get(product.vendor);
    return { id, name: product?.name ?? id, vendor: vendor?.name ?? null };
  };
  return {
    total: queue.length,
    items: queue.slice(0, atOnce).map((item) => ({
      ...item,
      candidates: item.candidates.slice(0, 3).map(({ product, score }) => ({ ...describe(product), score })),
    })),
    products: [...knowledge.products.values()]
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b, 'de')),
    decided: url.searchParams.get('decided'),
    name: url.searchParams.get('name'),
    count: Number(url.searchParams.get('count')) || 0,
    undone: url.searchParams.has('undone'),
  };
};

export const actions: Actions = {
  decide: async ({ request, locals }) => {
    const form = await request.formData();
    const { db, knowledge } = app();
    const application = Number(form.get('application'));
    const choice = String(form.get('choice'));
    const decision = decisionOf(choice, String(form.get('other') ?? ''), knowledge.products);
    if (!decision) return fail(422, { application, message: texts(locals.language).review.notFound });
    const decided = await decideMatch(db, locals.actor, application, decision);
    if (!decided) redirect(303, '/inventory/review');
    const query = new URLSearchParams({
      decided: String(decided.id),
      name: String(form.get('name')),
      count: String(decided.applications),
    });
    redirect(303, `/inventory/review?${query.toString()}`);
  },
  undo: async ({ request, locals }) => {
    const form = await request.formData();
    await undoDecision(app().db, locals.actor, Number(form.get('decision')));
    redirect(303, '/inventory/review?undone');
  },
};

/** The buttons send `product:<id>`, `other` (with a typed name), `new` or `folded`. */
function decisionOf(
  choice: string,
  typed: string,
  products: ReadonlyMap<string, { id: string; name: string }>,
): Decision | null {
  if (choice === 'new' || choice === 'folded') return { decision: choice };
  if (choice.startsWith('product:')) {
    const product = products.get(choice.slice('product:'.length));
    return product ? { decision: 'accept', product: product.id } : null;
  }
  const wanted = typed.trim().toLowerCase();
  for (const { id, name } of products.values())
    if (name.toLowerCase() === wanted || id === wanted) return { decision: 'accept', product: id };
  return null;
}
