import { error, fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import {
  coverableApplications,
  editContract,
  fieldsOf,
  removeContract,
  resolveDeviation,
  restoreContract,
  viewContract,
} from '#lib/server/contracts/index.ts';
import { readContract, shownContract, typedContract } from '../contract-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const idOf = ({ params }: { params: { id: string } }): number => {
  if (!/^\d{1,15}$/.test(params.id)) error(404, 'not found');
  return Number(params.id);
};
const sharedFields = ['start', 'end', 'noticeMonths'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { db } = app();
  const view = await viewContract(db, locals.actor, idOf({ params }));
  if (!view) error(404, texts(locals.language).contracts.gone);
  const did = { created: url.searchParams.has('created'), saved: url.searchParams.has('saved') };
  if ('removed' in view) return { removed: view.removed, view: null, did };
  const mayWrite = locals.actor.permissions.has('inventory:write');
  return {
    removed: null,
    did: { ...did, resolved: url.searchParams.has('resolved'), back: url.searchParams.has('back') },
    view,
    shown: shownContract(fieldsOf(view.contract), locals.language),
    choices: mayWrite
      ? (await coverableApplications(db, locals.actor)).map(({ id, name }) => ({
          value: String(id),
          label: name,
        }))
      : [],
  };
};

export const actions: Actions = {
  /** Shows the form again with one more application. */
  more: async ({ request }) => {
    const form = await request.formData();
    const revision = Number(form.get('revision'));
    return { typed: typedContract(form), problems: {}, message: null, revision };
  },
  save: async (event) => {
    const form = await event.request.formData();
    const { language, actor } = event.locals;
    const t = texts(language).contracts.invalid;
    const revision = Number(form.get('revision'));
    const typed = typedContract(form);
    const read = readContract(form, language);
    if (!read.ok) return fail(422, { typed, problems: read.problems, message: t.summary, revision });
    const saved = await editContract(app().db, actor, idOf(event), revision, read.fields);
    if (saved.ok) redirect(303, `/inventory/contracts/${saved.id}?saved`);
    if (saved.problem === 'unknown') error(404, texts(language).contracts.gone);
    // Whoever has compared and saves once more means it.
    const view = saved.problem === 'stale' ? await viewContract(app().db, actor, idOf(event)) : null;
    const newest = view && !('removed' in view) ? view.contract.revision : revision;
    return fail(409, { typed, problems: {}, message: t[saved.problem], revision: newest });
  },
  remove: async (event) => {
    const id = idOf(event);
    const title = await removeContract(app().db, event.locals.actor, id);
    if (title === null) error(404, texts(event.locals.language).contracts.gone);
    redirect(303, `/inventory/contracts?removed=${id}`);
  },
  restore: async (event) => {
    const id = idOf(event);
    if ((await restoreContract(app().db, event.locals.actor, id)) === null)
      error(404, texts(event.locals.language).contracts.gone);
    redirect(303, `/inventory/contracts/${id}?back`);
  },
  resolve: async (event) => {
    const form = await event.request.formData();
    const id = idOf(event);
    const { language, actor } = event.locals;
    const t = texts(language).contracts;
    const [application, named] = String(form.get('inventory') ?? '').split(' ');
    const field = sharedFields.find((each) => each === named);
    const resolution = field
      ? ({ take: 'inventory', application: Number(application), field } as const)
      : ({ take: 'contract' } as const);
    const resolved = await resolveDeviation(app().db, actor, id, Number(form.get('revision')), resolution);
    if (resolved.ok) redirect(303, `/inventory/contracts/${id}?resolved`);
    if (resolved.problem === 'unknown') error(404, t.gone);
    return fail(409, { typed: null, problems: {}, message: t.invalid[resolved.problem], revision: null });
  },
};
