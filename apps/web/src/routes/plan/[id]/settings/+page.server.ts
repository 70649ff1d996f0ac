import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { changeSettings, computePlan, planOptions, renamePlan } from '#lib/server/planning/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { notesFor } from '../../notes-for.ts';
import { teamNames } from '../../team-names.ts';
import { applicationName } from '../application-name.ts';
import { loadPlan } from '../load-plan.ts';
import { pinText } from '../steps/[application]/pin-text.ts';
import { readSettings, withOneMore } from './read-settings.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { plan, knowledge } = await loadPlan(locals, params.id);
  const { figures, settings } = plan;
  const names = new Map(
    [...(figures?.steps ?? []), ...(figures?.kept ?? [])].map(({ application }) => [
      application.id,
      application.name,
    ]),
  );
  const pinned: { application: number; name: string; text: string }[] = [];
  for (const [key, pins] of Object.entries(settings.pins)) {
    if (pins.length === 0) continue;
    const application = Number(key);
    const options = pins.some(({ kind }) => kind === 'option')
      ? await planOptions(app().db, knowledge, locals.actor, application, locals.language)
      : [];
    pinned.push({
      application,
      name: names.get(application) ?? (await applicationName(locals, application)) ?? `#${key}`,
      text: pins.map((pin) => pinText(pin, options, locals.language)).join(', '),
    });
  }
  return {
    plan: { id: plan.id, name: plan.name, scenario: plan.scenario, settings },
    revision: plan.revision,
    teams: teamNames(knowledge, locals.language),
    pinned,
    notes: notesFor(knowledge, ['freeze', 'cost', 'staff']),
    saved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const { actor, language } = locals;
    const form = await request.formData();
    const typed = Object.fromEntries(
      [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
    const longer = withOneMore(typed);
    if (longer) return { typed: longer };
    const { plan, knowledge } = await loadPlan(locals, params.id);
    const read = readSettings(typed, teamNames(knowledge, language), language);
    if (!read.ok) return fail(422, { typed, errors: read.errors });
    const was = Number(typed['was']);
    const { db } = app();
    const kept = await changeSettings(db, actor, params.id, { ...read.settings, pins: {} }, was);
    if (!kept.ok && kept.problem === 'unknown') error(404, 'not found');
    if (!kept.ok && kept.problem === 'changed-meanwhile')
      return fail(409, { typed, conflict: true, revision: plan.revision });
    if (!kept.ok) return fail(422, { typed, errors: { form: texts(language).plan.problem } });
    if (read.name !== plan.name) await renamePlan(db, actor, params.id, read.name);
    if (typed['then'] !== 'compute') redirect(303, `/plan/${params.id}/settings?saved`);
    await computePlan(db, actor, params.id);
    redirect(303, `/plan/${params.id}`);
  },
};
