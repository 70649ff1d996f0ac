import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  contractFilter,
  filterContracts,
  GAPS,
  listContracts,
  removedContractsOf,
  restoreContract,
  SORTS,
  suggestedContracts,
} from '#lib/server/contracts/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const pageSize = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const { actor } = locals;
  const { rows, date } = await listContracts(db, actor);
  const filter = contractFilter(url.searchParams);
  const chosen = filterContracts(rows, filter, date);
  const pages = Math.max(1, Math.ceil(chosen.length / pageSize));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const removed = await removedContractsOf(db, actor, new Date());
  const justRemoved = Number(url.searchParams.get('removed'));
  const back = Number(url.searchParams.get('back'));
  return {
    filter,
    date,
    all: rows.length,
    chosen: chosen.length,
    page,
    pages,
    pageSize,
    rows: chosen.slice((page - 1) * pageSize, page * pageSize),
    vocabulary: {
      partners: [...new Set(rows.flatMap(({ partner }) => partner ?? []))].sort((a, b) =>
        a.localeCompare(b, 'de'),
      ),
      gaps: GAPS,
      sorts: SORTS,
    },
    suggested: (await suggestedContracts(db, actor)).length,
    removed,
    did: {
      removed: removed.find(({ id }) => id === justRemoved) ?? null,
      back: rows.find(({ id }) => id === back)?.title ?? null,
      taken: Number(url.searchParams.get('taken')) || 0,
    },
  };
};

export const actions: Actions = {
  restore: async ({ request, locals }) => {
    const id = Number((await request.formData()).get('contract'));
    await restoreContract(app().db, locals.actor, id);
    redirect(303, `/inventory/contracts?back=${Number.isSafeInteger(id) ? id : 0}`);
  },
};
