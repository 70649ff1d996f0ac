import { error, fail, redirect } from '@sveltejs/kit';
import { COLUMN_ROLES, hasSlashes, type ColumnMapping, type ColumnRole } from '@allmende/inventory';
import { app } from '#lib/server/app.ts';
import {
  cancelImport,
  chooseTowns,
  confirmImport,
  confirmTowns,
  discardImport,
  markOfDraft,
  previewDifference,
  readDraftChoices,
  remapImport,
  undoImport,
  viewImport,
  viewTowns,
  type DraftChoices,
} from '#lib/server/inventory/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { recognitionOf } from '#lib/server/recognition/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { factName } from './fact-name.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.ts';

/** So many names are compared while somebody waits for the page; of longer lists on request. */
const mostAtOnce = 10_000;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await viewImport(app().db, locals.actor, params.id, {
    language: locals.language,
    all: url.searchParams.has('all'),
  });
  if (!view) error(404, 'not found');
  const towns = await viewTowns(app().db, locals.actor, params.id, app().places);
  const isLong = view.counts.accepted > mostAtOnce;
  const knowledge = await knowledgeOf(app(), locals.actor);
  // A list of several towns changes each of them in its own way.
  const difference =
    view.state === 'draft' && !towns && (!isLong || url.searchParams.has('difference'))
      ? await previewDifference(app().db, locals.actor, params.id, await recognitionOf(app(), locals.actor), {
          limit: url.searchParams.has('all') ? 100_000 : 20,
          nameOf: (column, value) => factName(knowledge, locals.language, column, value),
        })
      : null;
  const changed = url.searchParams.has('changed');
  return {
    view,
    changed,
    difference,
    isLong: isLong && view.state === 'draft' && !towns,
    towns,
    roles: COLUMN_ROLES,
    slashed: view.columns.filter(hasSlashes).map(({ index }) => index),
  };
};

/** The id in the address; what cannot be one is not there. */
function idOf({ params }: { params: { id: string } }): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(params.id)) error(404, 'not found');
  return params.id;
}

/** The form holds one select per column, named `column-<index>`. */
async function readMapping(event: RequestEvent): Promise<
  | {
      ok: true;
      mapping: ColumnMapping;
      choices: DraftChoices | null;
      isShown: boolean;
      towns: Record<number, number>;
    }
  | { ok: false; message: string }
> {
  const form = await event.request.formData();
  const t = texts(event.locals.language).importList;
  const mapping: ColumnMapping = {};
  for (const [key, value] of form) {
    const index = /^column-(\d{1,5})$/.exec(key)?.[1];
    if (index === undefined) continue;
    mapping[Number(index)] = (COLUMN_ROLES as readonly string[]).includes(String(value))
      ? (value as ColumnRole)
      : null;
  }
  const names = Object.values(mapping).filter((role) => role === 'name').length;
  if (names === 0) return { ok: false, message: t.nameMissing };
  if (names > 1) return { ok: false, message: t.nameTwice };
  const choices = readDraftChoices(form);
  const shown = form.get('shown');
  const isShown = shown === null || shown === markOfDraft(mapping, choices?.source ?? null);
  return { ok: true, mapping, choices, isShown, towns: townsIn(form) };
}

/** What was chosen for each town, by its place in the table: fields named `town-<place>`. */
function townsIn(form: FormData): Record<number, number> {
  const towns: Record<number, number> = {};
  for (const [key, value] of form) {
    const at = /^town-(\d{1,5})$/.exec(key)?.[1];
    if (at !== undefined && /^\d{1,10}$/.test(String(value))) towns[Number(at)] = Number(value);
  }
  return towns;
}

export const actions: Actions = {
  remap: async (event) => {
    const read = await readMapping(event);
    if (!read.ok) return fail(422, { message: read.message });
    await chooseTowns(app().db, event.locals.actor, idOf(event), read.towns);
    await remapImport(app().db, event.locals.actor, idOf(event), { mapping: read.mapping }, read.choices);
    redirect(303, `/inventory/import/${idOf(event)}`);
  },
  run: async (event) => {
    const read = await readMapping(event);
    if (!read.ok) return fail(422, { message: read.message });
    const { mapping, choices } = read;
    if (!read.isShown) {
      // Nobody takes over what they have not seen.
      await remapImport(app().db, event.locals.actor, idOf(event), { mapping }, choices);
      redirect(303, `/inventory/import/${idOf(event)}?changed#difference`);
    }
    await confirmImport(app().db, event.locals.actor, idOf(event), mapping, choices);
    redirect(303, `/inventory/import/${idOf(event)}`);
  },
  towns: async (event) => {
    const read = await readMapping(event);
    if (!read.ok) return fail(422, { message: read.message });
    const id = idOf(event);
    const { actor, language } = event.locals;
    await chooseTowns(app().db, actor, id, read.towns);
    const taken = await confirmTowns(app().db, actor, id, app().places, read.mapping);
    if (taken.ok) redirect(303, `/inventory/import/batch/${taken.batch}`);
    if (taken.problem === 'no-town') return fail(422, { message: texts(language).importWizard.towns.none });
    // Nobody takes over what they have not seen.
    await remapImport(app().db, actor, id, { mapping: read.mapping });
    redirect(303, `/inventory/import/${id}?changed#towns`);
  },
  sheet: async (event) => {
    const form = await event.request.formData();
    const sheet = String(form.get('sheet') ?? '');
    await remapImport(app().db, event.locals.actor, idOf(event), { guess: true, sheet });
    redirect(303, `/inventory/import/${idOf(event)}`);
  },
  guess: async (event) => {
    await remapImport(app().db, event.locals.actor, idOf(event), { guess: true });
    redirect(303, `/inventory/import/${idOf(event)}`);
  },
  use: async (event) => {
    const use = String((await event.request.formData()).get('use') ?? '');
    await remapImport(app().db, event.locals.actor, idOf(event), { use });
    redirect(303, `/inventory/import/${idOf(event)}`);
  },
  discard: async (event) => {
    await discardImport(app().db, event.locals.actor, idOf(event));
    redirect(303, '/inventory/import');
  },
  cancel: async (event) => {
    await cancelImport(app().db, event.locals.actor, idOf(event));
    redirect(303, `/inventory/import/${idOf(event)}`);
  },
  undo: async (event) => {
    const undone = await undoImport(app().db, event.locals.actor, idOf(event));
    if (!undone.ok) return fail(409, { message: texts(event.locals.language).importList.undoBlocked });
    redirect(303, `/inventory/import/${idOf(event)}`);
  },
};
