import { error, redirect } from '@sveltejs/kit';
import { may } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import {
  cancelCopying,
  keepEntry,
  releasesOnPage,
  stopKeeping,
  updateArchive,
  viewArchive,
} from '#lib/server/archive/index.ts';
import { readEntry } from '#lib/server/catalogue/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, url, locals }) => {
  const { db, archive } = app();
  const page = Math.max(1, Math.min(1000, Number(url.searchParams.get('page')) || 1));
  const entry = await readEntry(db, params.id);
  const view = await viewArchive(db, archive, params.id, page);
  // A copy outlives the entry that it was made for.
  if (!entry && !view) error(404, 'not found');
  return {
    id: params.id,
    name: entry?.name ?? view?.repository.name ?? '',
    hasEntry: entry !== null,
    goneSince: entry?.gone_since?.toISOString() ?? null,
    mayEdit: may(locals.actor, 'instance:knowledge'),
    cloneAddress: `${url.origin}/catalogue/${params.id}/archive.git`,
    page,
    pages: view ? Math.ceil(view.releaseCount / releasesOnPage) : 0,
    perPage: releasesOnPage,
    view: view && {
      ...view,
      repository: {
        url: view.repository.url,
        kept: view.repository.kept,
        bytes: view.repository.bytes,
        head: view.repository.head?.replace('refs/heads/', '') ?? null,
        headRevision: view.repository.head_revision,
        fetchedAt: view.repository.fetched_at?.toISOString() ?? null,
        trouble: view.repository.trouble,
      },
      releases: view.releases.map((release) => ({
        name: release.name,
        object: release.object_id,
        at: release.released_at.toISOString(),
        files: release.files,
        bytes: release.bytes,
        isSuperseded: release.superseded_at !== null,
      })),
      visits: view.visits.map(({ id, at, names, set_aside }) => ({
        id,
        at: at.toISOString(),
        names,
        setAside: set_aside,
      })),
    },
  };
};

export const actions: Actions = {
  keep: async ({ params, locals }) => {
    if (!(await keepEntry(app().db, locals.actor, params.id, new Date()))) error(404, 'not found');
    redirect(303, `/catalogue/${params.id}/archive`);
  },
  stop: async ({ params }) => {
    await stopKeeping(app().db, params.id);
    redirect(303, `/catalogue/${params.id}/archive`);
  },
  update: async ({ params }) => {
    await updateArchive(app().db, params.id, new Date());
    redirect(303, `/catalogue/${params.id}/archive`);
  },
  cancel: async ({ params }) => {
    await cancelCopying(app().db, params.id);
    redirect(303, `/catalogue/${params.id}/archive`);
  },
};
