import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import {
  answerQuestion,
  answerSeen,
  givenAnswer,
  measureAuthority,
  nextQuestions,
  undoAnswer,
} from '#lib/server/sovereignty/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** How many questions are kept ready; a person who skips gets to the next one. */
const ready = 60;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const measured = await measureAuthority(db, knowledge, locals.actor);
  const { questions, total } = nextQuestions(measured, knowledge, locals.language, ready);
  const asked = url.searchParams.get('q');
  const chosen = questions.findIndex(({ application, question }) => `${application}:${question}` === asked);
  const skipped = Math.min(
    Math.max(0, Number.parseInt(url.searchParams.get('skip') ?? '0', 10) || 0),
    questions.length - 1,
  );
  const at = chosen >= 0 ? chosen : Math.max(0, skipped);
  const before = url.searchParams.get('before');
  return {
    empty: measured.applications.length === 0,
    ag: measured.measurement.ag,
    question: questions[at] ?? null,
    at,
    upcoming: questions.slice(at + 1, at + 13),
    total,
    undo: url.searchParams.get('change'),
    undone: url.searchParams.has('undone'),
    before:
      before !== null && /^[\d.]+,[\d.]+$/.test(before)
        ? (before.split(',').map(Number) as [number, number])
        : null,
  };
};

export const actions: Actions = {
  answer: async ({ request, locals }) => {
    const form = Object.fromEntries(await request.formData());
    const skip = Number.parseInt(String(form['at']), 10) || 0;
    // „I do not know“ changes nothing that is stored: the question stays open, and the next one comes.
    if (form['value'] === 'unknown') redirect(303, `/questions?skip=${skip + 1}`);
    const given = givenAnswer.safeParse(form);
    if (!given.success || form['value'] === '' || form['value'] === undefined)
      return fail(422, { message: texts(locals.language).questions.choose });
    const { db } = app();
    const knowledge = await knowledgeOf(app(), locals.actor);
    const { ag } = (await measureAuthority(db, knowledge, locals.actor)).measurement;
    const was = answerSeen(form['was']);
    const change = await answerQuestion(db, locals.actor, given.data, was === undefined ? {} : { was });
    if (change === null && was !== undefined)
      return fail(409, { message: texts(locals.language).application.answeredMeanwhile });
    if (change === null) return fail(422, { message: texts(locals.language).questions.choose });
    redirect(303, `/questions?skip=${skip}&change=${change}&before=${ag.join(',')}`);
  },
  undo: async ({ request, locals }) => {
    const form = await request.formData();
    await undoAnswer(app().db, locals.actor, Number(form.get('change')));
    redirect(303, '/questions?undone');
  },
};
