import { error, fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { viewApplication } from '#lib/server/applications/index.ts';
import { contractsFor } from '#lib/server/contracts/index.ts';
import { entriesOfProducts } from '#lib/server/catalogue-search/index.ts';
import {
  decideMatch,
  editApplications,
  removeApplications,
  restoreApplications,
  undoDecision,
  undoEdit,
  type Decision,
} from '#lib/server/inventory/index.ts';
import {
  answerQuestion,
  answerSeen,
  explainFigure,
  givenAnswer,
  undoAnswer,
} from '#lib/server/sovereignty/index.ts';
import { productChoices, productNames } from '../../product-choices.ts';
import { whyNot } from '../../why-not.ts';
import { readPatch } from './read-patch.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.ts';

const idOf = ({ params }: { params: { id: string } }): number => {
  if (!/^\d{1,15}$/.test(params.id)) error(404, 'not found');
  return Number(params.id);
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const { language, actor } = locals;
  const found = await viewApplication(db, knowledge, actor, idOf({ params }), language);
  if (found.state === 'none') error(404, 'not found');
  const did = {
    saved: url.searchParams.get('saved'),
    change: url.searchParams.get('change'),
    count: Number(url.searchParams.get('count')) || 0,
    undone: url.searchParams.get('undone'),
  };
  const wanted = url.searchParams.get('product') ?? '';
  if (found.state === 'removed') return { removed: found, view: null, did };
  return {
    removed: null,
    did,
    view: found.view,
    contracts: await contractsFor(db, actor, idOf({ params })),
    entries: await entriesOfProducts(
      app(),
      found.view.product?.alternatives.map((alternative) => alternative.id) ?? [],
      language,
    ),
    explanation: explainFigure(found.measured, { kind: 'dependence', application: params.id }, language, 3),
    capabilities: [...knowledge.capabilities.values()]
      .map(({ id, name }) => ({ value: id, label: name[language] }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
    products: productChoices(knowledge, language),
    wanted: knowledge.products.has(wanted) ? wanted : '',
    whyNot: url.searchParams.has('why')
      ? await whyNot(
          locals,
          { name: found.view.rawName, vendor: found.view.row.vendor_text },
          productNames(knowledge)(wanted),
        )
      : null,
  };
};

/** Back to the page, with what was done, so that it can be said and taken back without a script. */
function done(event: RequestEvent, what: Record<string, string | number>, anchor = ''): never {
  const query = new URLSearchParams(Object.entries(what).map(([key, value]) => [key, String(value)]));
  redirect(303, `/inventory/applications/${event.params.id}?${query.toString()}${anchor && `#${anchor}`}`);
}

export const actions: Actions = {
  answer: async (event) => {
    const form = Object.fromEntries(await event.request.formData());
    const question = String(form['question']);
    const refused = () =>
      fail(422, { at: question, message: texts(event.locals.language).application.choose });
    if (form['value'] === undefined) return refused();
    const given = givenAnswer.safeParse({ ...form, application: idOf(event) });
    if (!given.success) return refused();
    const was = answerSeen(form['was']);
    const change = await answerQuestion(
      app().db,
      event.locals.actor,
      given.data,
      was === undefined ? {} : { was },
    );
    if (change === null && was !== undefined)
      return fail(409, { at: question, message: texts(event.locals.language).application.answeredMeanwhile });
    if (change === null) return refused();
    return done(event, { saved: 'answer', change }, question);
  },
  edit: async (event) => {
    const form = await event.request.formData();
    const at = String(form.get('at'));
    const read = readPatch(form, event.locals.language);
    if (!read.ok) {
      // What was typed comes back, so that nobody has to type it again.
      const typed = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Record<
        string,
        string
      >;
      return fail(422, {
        at,
        message: texts(event.locals.language).application.notSaved,
        problems: read.problems,
        typed,
      });
    }
    const changed = await editApplications(app().db, event.locals.actor, [idOf(event)], read.patch);
    return done(event, changed.length > 0 ? { saved: 'edit' } : {}, at);
  },
  decide: async (event) => {
    const form = await event.request.formData();
    const { db } = app();
    const knowledge = await knowledgeOf(app(), event.locals.actor);
    const chosen = String(form.get('choice'));
    const product = chosen === 'other' ? String(form.get('product')) : chosen;
    const decision: Decision | null =
      product === 'new' || product === 'folded'
        ? { decision: product }
        : knowledge.products.has(product)
          ? { decision: 'accept', product }
          : null;
    if (!decision)
      return fail(422, { at: 'match', message: texts(event.locals.language).application.matchNotFound });
    const decided = await decideMatch(db, event.locals.actor, idOf(event), decision);
    if (!decided) error(404, 'not found');
    return done(event, { saved: 'match', change: decided.id, count: decided.applications });
  },
  remove: async (event) => {
    await removeApplications(app().db, event.locals.actor, [idOf(event)]);
    return done(event, { saved: 'remove' });
  },
  restore: async (event) => {
    const back = await restoreApplications(app().db, event.locals.actor, [idOf(event)]);
    if (back.length === 0)
      return fail(409, { at: '', message: texts(event.locals.language).application.notRestored });
    return done(event, { undone: 'remove' });
  },
  undo: async (event) => {
    const form = await event.request.formData();
    const change = Number(form.get('change'));
    const { actor } = event.locals;
    const undone =
      form.get('what') === 'edit'
        ? await undoEdit(app().db, actor, idOf(event))
        : form.get('what') === 'match'
          ? await undoDecision(app().db, actor, change)
          : await undoAnswer(app().db, actor, change);
    return done(event, { undone: undone ? 'yes' : 'nothing' });
  },
};
