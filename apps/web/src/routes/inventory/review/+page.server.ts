import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  decideMatches,
  likelyMatches,
  likelySame,
  recentDecisions,
  reviewQueue,
  undoDecisions,
  type Decision,
  type NamedDecision,
} from '#lib/server/inventory/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { productChoices, productNames } from '../product-choices.ts';
import { whyNot } from '../why-not.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const atOnce = 20;
const lately = 10;
const mostCandidates = 5;
/** From which probability on names can be accepted together. */
const thresholds = [0.95, 0.9, 0.8, 0.7, 0.6];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const { actor, language } = locals;
  const knowledge = await knowledgeOf(app(), actor);
  const describe = productNames(knowledge);
  const queue = await reviewQueue(db, actor, language, atOnce);
  const sure = thresholds.find((each) => String(each) === url.searchParams.get('sure')) ?? null;
  const asked = Number(url.searchParams.get('application'));
  const open = queue.items.find(({ applicationId }) => applicationId === asked) ?? queue.items[0];
  const wanted = url.searchParams.get('other') ?? '';
  return {
    open: queue.open,
    decidedNames: queue.decided,
    items: queue.items.map((item) => ({
      ...item,
      isOpen: item === open,
      candidates: item.candidates
        .flatMap(({ product, score }) => {
          const known = describe(product);
          return known ? [{ ...known, score }] : [];
        })
        .slice(0, mostCandidates),
      alike: item.alike.map((each) => ({ ...each, isTicked: each.similarity >= likelySame })),
    })),
    products: productChoices(knowledge, language),
    wanted: knowledge.products.has(wanted) ? wanted : '',
    whyNot: open && url.searchParams.has('why') ? await whyNot(locals, open, describe(wanted)) : null,
    thresholds,
    sure,
    likely:
      sure === null
        ? []
        : (await likelyMatches(db, actor, sure)).flatMap(({ product, ...match }) => {
            const known = describe(product);
            return known ? [{ ...match, product: known }] : [];
          }),
    recent: (await recentDecisions(db, actor, lately)).map(({ product, at, ...decision }) => ({
      ...decision,
      at: at.toISOString(),
      product: product === null ? null : (describe(product)?.name ?? product),
    })),
    did: {
      batch: url.searchParams.get('decided'),
      name: url.searchParams.get('name') ?? '',
      names: Number(url.searchParams.get('names')) || 1,
      count: Number(url.searchParams.get('count')) || 0,
      isUndone: url.searchParams.has('undone'),
    },
  };
};

export const actions: Actions = {
  decide: async ({ request, locals }) => {
    const form = await request.formData();
    const { products } = await knowledgeOf(app(), locals.actor);
    const application = Number(form.get('application'));
    const decided = decisionOf(String(form.get('choice')), String(form.get('other') ?? ''), products);
    if (!decided) return fail(422, { application, message: texts(locals.language).review.notFound });
    const all = [application, ...form.getAll('also').map(Number)];
    return settle(
      locals,
      all.map((each) => ({ application: each, decided })),
      String(form.get('name')),
    );
  },
  accept: async ({ request, locals }) => {
    const form = await request.formData();
    const { products } = await knowledgeOf(app(), locals.actor);
    const chosen = form.getAll('match').flatMap((pair): NamedDecision[] => {
      const [, application, product] = /^(\d+) (.+)$/.exec(String(pair)) ?? [];
      if (product === undefined || !products.has(product)) return [];
      return [{ application: Number(application), decided: { decision: 'accept', product } }];
    });
    return settle(locals, chosen, String(form.get(`name-${chosen[0]?.application}`) ?? ''));
  },
  undo: async ({ request, locals }) => {
    const form = await request.formData();
    await undoDecisions(app().db, locals.actor, String(form.get('batch')));
    redirect(303, '/inventory/review?undone');
  },
};

async function settle({ actor }: App.Locals, decisions: NamedDecision[], name: string): Promise<never> {
  const settled = await decideMatches(app().db, actor, decisions);
  if (!settled) redirect(303, '/inventory/review');
  const query = new URLSearchParams({
    decided: settled.batch,
    name: name.slice(0, 200),
    names: String(settled.names),
    count: String(settled.applications),
  });
  redirect(303, `/inventory/review?${query.toString()}`);
}

/** The buttons send `product:<id>`, `other` (with the id of a product), `new` or `folded`. */
function decisionOf(
  choice: string,
  other: string,
  products: ReadonlyMap<string, { id: string }>,
): Decision | null {
  if (choice === 'new' || choice === 'folded') return { decision: choice };
  const wanted = choice.startsWith('product:') ? choice.slice('product:'.length) : other;
  return products.has(wanted) ? { decision: 'accept', product: wanted } : null;
}
