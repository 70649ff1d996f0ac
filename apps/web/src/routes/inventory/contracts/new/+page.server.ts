import { fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { addContract, coverableApplications } from '#lib/server/contracts/index.ts';
import { chosenApplications, readContract, typedContract, type TypedContract } from '../contract-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const choices = await coverableApplications(app().db, locals.actor);
  const wanted = choices.find(({ id }) => String(id) === url.searchParams.get('application'));
  const shown: TypedContract = {
    texts: { title: wanted?.name ?? '', partner: wanted?.vendor ?? '' },
    applications: wanted ? [wanted.id] : [],
  };
  return { shown, choices: choices.map(({ id, name }) => ({ value: String(id), label: name })) };
};

export const actions: Actions = {
  /** Shows the form again with one more application. */
  more: async ({ request }) => ({
    typed: typedContract(await request.formData()),
    problems: {},
    message: null,
  }),
  create: async ({ request, locals }) => {
    const form = await request.formData();
    const t = texts(locals.language).contracts.invalid;
    const typed = { ...typedContract(form), applications: chosenApplications(form) };
    const read = readContract(form, locals.language);
    if (!read.ok) return fail(422, { typed, problems: read.problems, message: t.summary });
    const added = await addContract(app().db, locals.actor, read.fields);
    if (added.ok) redirect(303, `/inventory/contracts/${added.id}?created`);
    return fail(409, { typed, problems: {}, message: t.applications });
  },
};
