import { error, fail, redirect } from '@sveltejs/kit';
import { COLUMN_ROLES, type ColumnMapping, type ColumnRole } from '@allmende/inventory';
import { app } from '#lib/server/app.ts';
import {
  cancelImport,
  confirmImport,
  discardImport,
  remapImport,
  undoImport,
  viewImport,
} from '#lib/server/inventory/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await viewImport(app().db, locals.actor, params.id, {
    language: locals.language,
    all: url.searchParams.has('all'),
  });
  if (!view) error(404, 'not found');
  return { view, roles: COLUMN_ROLES };
};

/** The form holds one select per column, named `column-<index>`. */
async function readMapping(
  event: RequestEvent,
): Promise<{ ok: true; mapping: ColumnMapping; sheet: string | null } | { ok: false; message: string }> {
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
  const sheet = form.get('sheet');
  return { ok: true, mapping, sheet: typeof sheet === 'string' ? sheet : null };
}

export const actions: Actions = {
  remap: async (event) => {
    const read = await readMapping(event);
    if (!read.ok) return fail(422, { message: read.message });
    await remapImport(app().db, event.locals.actor, event.params.id, read.mapping);
    redirect(303, `/inventory/import/${event.params.id}`);
  },
  run: async (event) => {
    const read = await readMapping(event);
    if (!read.ok) return fail(422, { message: read.message });
    await confirmImport(app().db, event.locals.actor, event.params.id, read.mapping);
    redirect(303, `/inventory/import/${event.params.id}`);
  },
  sheet: async ({ request, locals, params }) => {
    const form = await request.formData();
    await remapImport(app().db, locals.actor, params.id, null, String(form.get('sheet') ?? ''));
    redirect(303, `/inventory/import/${params.id}`);
  },
  discard: async ({ locals, params }) => {
    await discardImport(app().db, locals.actor, params.id);
    redirect(303, '/inventory/import');
  },
  cancel: async ({ locals, params }) => {
    await cancelImport(app().db, locals.actor, params.id);
    redirect(303, `/inventory/import/${params.id}`);
  },
  undo: async ({ locals, params }) => {
    const undone = await undoImport(app().db, locals.actor, params.id);
    if (!undone.ok) return fail(409, { message: texts(locals.language).importList.undoBlocked });
    redirect(303, `/inventory/import/${params.id}`);
  },
};
