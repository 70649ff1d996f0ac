import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import {
  addOwnOption,
  markStep,
  removeOwnOption,
  ownFiguresOf,
  planOptions,
  priceOfMove,
  setOptionFigures,
  setPins,
  type Move,
} from '#lib/server/planning/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { notesFor } from '../../../notes-for.ts';
import { teamNames } from '../../../team-names.ts';
import { applicationName } from '../../application-name.ts';
import { loadPlan } from '../../load-plan.ts';
import { figureTexts, readFigures } from './figure-texts.ts';
import { moveOfPins } from './move-of-pins.ts';
import type { OptionChoice } from './option-choice.ts';
import { whyNotText } from './price-text.ts';
import { readOwnOption } from './read-own-option.ts';
import { fieldsOf, pinFields, readPins } from './read-pins.ts';
import type { ShownPrice } from './shown-price.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.ts';

const applicationOf = ({ params }: { params: { application: string } }): number => {
  if (!/^\d{1,15}$/.test(params.application)) error(404, 'not found');
  return Number(params.application);
};

const words = ['pinned', 'marked', 'figures', 'own', 'disowned'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { db } = app();
  const { actor, language } = locals;
  const id = applicationOf({ params });
  const { plan, knowledge } = await loadPlan(locals, params.id);
  const { figures, settings } = plan;
  const step = figures?.steps.find(({ application }) => application.id === id) ?? null;
  const kept = figures?.kept.find(({ application }) => application.id === id) ?? null;
  const options = await planOptions(db, knowledge, actor, id, language, params.id);
  const name = step?.application.name ?? kept?.application.name ?? (await applicationName(locals, id));
  if (name === null) error(404, 'not found');

  const priceOf = (move: Move) => priceOfMove(db, knowledge, actor, params.id, id, move, language);
  const own = await ownFiguresOf(db, actor, id);
  const choices: OptionChoice[] = [];
  // The planned one first, so that the others are read against it.
  const planned = step?.option.id;
  for (const option of options.toSorted((a, b) => Number(b.id === planned) - Number(a.id === planned))) {
    const other = step && step.option.id !== option.id ? step : null;
    const price = other && (await priceOf({ option: option.id, start: other.start }));
    choices.push({
      ...option,
      whyNot: price ? whyNotText(price, language) : null,
      own: own.get(option.id) ?? {},
    });
  }

  const pins = settings.pins[String(id)] ?? [];
  const isAsking = url.searchParams.has('price');
  const fields = isAsking ? pinFields(url.searchParams) : fieldsOf(pins);
  const read = readPins(fields);
  let price: ShownPrice | null = null;
  if (isAsking && read.ok) {
    const move = moveOfPins(read.pins, step, settings.start);
    const found = move && figures ? await priceOf(move) : null;
    price = found ? { state: 'price', ...found } : { state: figures ? 'later' : 'no-plan' };
  }
  return {
    plan: { id: plan.id, name: plan.name, settings, hasFigures: figures !== null },
    application: { id, name },
    step,
    reason: step?.reason ?? kept?.reason ?? null,
    options: choices,
    teams: teamNames(knowledge, language),
    notes: notesFor(knowledge, ['pilot', 'export', 'support']),
    pins,
    fields,
    price,
    pinProblem: read.ok ? null : texts(language).planStep[read.problem],
    did: words.find((each) => url.searchParams.has(each)) ?? null,
  };
};

const step = ({ params }: RequestEvent): string => `${params.id}/steps/${params.application}`;

export const actions: Actions = {
  pin: async (event) => {
    const fields = pinFields(await event.request.formData());
    const read = readPins(fields);
    const t = texts(event.locals.language).planStep;
    if (!read.ok) return fail(422, { fields, pinProblem: t[read.problem] });
    const kept = await setPins(
      app().db,
      event.locals.actor,
      event.params.id,
      applicationOf(event),
      read.pins,
    );
    if (!kept.ok) error(404, 'not found');
    redirect(303, `/plan/${step(event)}?pinned`);
  },
  mark: async (event) => {
    const given = (await event.request.formData()).get('state');
    const state = (['planned', 'decided', 'running', 'done'] as const).find((each) => each === given);
    if (!state) error(400, 'no such state');
    const today = new Date().toISOString().slice(0, 10);
    const { actor } = event.locals;
    const marked = await markStep(app().db, actor, event.params.id, applicationOf(event), state, today);
    // What was only planned already has nothing to take back.
    if (!marked.ok && state !== 'planned') error(404, 'not found');
    redirect(303, `/plan/${step(event)}?marked`);
  },
  figures: async (event) => {
    const { actor, language } = event.locals;
    const form = await event.request.formData();
    const typed = figureTexts(form);
    const option = typed['option'] ?? '';
    const knowledge = await knowledgeOf(app(), actor);
    const teams = Object.keys(teamNames(knowledge, language));
    const read = readFigures(typed, teams, language, /^\d+:(?:own|joint):/.test(option));
    if (!read.ok)
      return fail(422, {
        message: texts(language).plan.problem,
        refused: { at: option, typed, errors: read.errors },
      });
    const kept = await setOptionFigures(app().db, actor, applicationOf(event), option, read.figures);
    if (!kept.ok) error(404, 'not found');
    redirect(303, `/plan/${step(event)}?figures`);
  },
  own: async (event) => {
    const { actor, language } = event.locals;
    const typed = figureTexts(await event.request.formData());
    const knowledge = await knowledgeOf(app(), actor);
    const read = readOwnOption(typed, Object.keys(teamNames(knowledge, language)), language);
    if (!read.ok)
      return fail(422, {
        message: texts(language).plan.problem,
        refused: { at: 'own', typed, errors: read.errors },
      });
    const kept = await addOwnOption(app().db, actor, applicationOf(event), read.option);
    if (!kept.ok) error(404, 'not found');
    redirect(303, `/plan/${step(event)}?own`);
  },
  disown: async (event) => {
    const option = (await event.request.formData()).get('option');
    if (typeof option !== 'string') error(400, 'no option');
    const removed = await removeOwnOption(app().db, event.locals.actor, applicationOf(event), option);
    if (!removed.ok) error(404, 'not found');
    redirect(303, `/plan/${step(event)}?disowned`);
  },
};
