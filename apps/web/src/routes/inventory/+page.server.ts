import { fail } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  CLASS_CHOICES,
  END_CHOICES,
  MATCH_STATES,
  MISSING_CHOICES,
  SEEN_CHOICES,
} from '#lib/server/applications/index.ts';
import {
  applicationPatch,
  editApplications,
  removeApplications,
  removedApplicationsOf,
  restoreApplications,
  undoEdits,
} from '#lib/server/inventory/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { inventoryView } from './inventory-view.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** Rows of a page, for those who read without a script. */
const pageSize = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { rows, columns: _columns, ...view } = await inventoryView(app(), locals, url.searchParams);
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  return {
    ...view,
    vocabulary: {
      matches: MATCH_STATES,
      classes: CLASS_CHOICES,
      ends: END_CHOICES,
      seen: SEEN_CHOICES,
      missing: MISSING_CHOICES,
    },
    total: rows.length,
    removed: await removedApplicationsOf(app().db, locals.actor),
    page,
    pages,
    pageSize,
    rows: rows.slice((page - 1) * pageSize, page * pageSize),
  };
};

/** What can be set for several applications at once. */
const bulkPatch = applicationPatch.pick({ department: true, criticality: true, hosting: true, reach: true });

async function readSelected(request: Request): Promise<{ form: FormData; ids: number[] }> {
  const form = await request.formData();
  const ids = form
    .getAll('selected')
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  return { form, ids: [...new Set(ids)] };
}

export const actions: Actions = {
  bulk: async ({ request, locals }) => {
    const t = texts(locals.language).inventoryTable;
    const { form, ids } = await readSelected(request);
    if (ids.length === 0) return fail(422, { message: t.bulkNone });
    const given = Object.fromEntries(
      ['department', 'criticality', 'hosting', 'reach'].flatMap((key) => {
        const value = form.get(key);
        return typeof value === 'string' && value.trim() !== '' ? [[key, value]] : [];
      }),
    );
    const patch = bulkPatch.safeParse(given);
    if (!patch.success || Object.keys(given).length === 0) return fail(422, { message: t.bulkNothing });
    return { done: 'changed' as const, ids: await editApplications(app().db, locals.actor, ids, patch.data) };
  },
  remove: async ({ request, locals }) => {
    const { ids } = await readSelected(request);
    if (ids.length === 0) return fail(422, { message: texts(locals.language).inventoryTable.bulkNone });
    return { done: 'removed' as const, ids: await removeApplications(app().db, locals.actor, ids) };
  },
  undo: async ({ request, locals }) => {
    const { form, ids } = await readSelected(request);
    if (form.get('done') === 'removed') {
      const back = await restoreApplications(app().db, locals.actor, ids);
      return { done: 'undone' as const, count: back.length };
    }
    return { done: 'undone' as const, count: await undoEdits(app().db, locals.actor, ids) };
  },
};
