import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { addSource, removedSources, restoreSource, viewSources } from '#lib/server/harvest/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ url }) => {
  const after = Number(/^\d{1,9}$/.exec(url.searchParams.get('after') ?? '')?.[0] ?? 0);
  const { sources, next } = await viewSources(app().db, after);
  return {
    sources: sources.map(({ id, name, kind, url: address, paused, run }) => ({
      id,
      name,
      kind,
      address,
      paused,
      run: run && {
        state: run.state,
        counts: run.counts,
        at: (run.finished_at ?? run.started_at ?? run.created_at).toISOString(),
      },
    })),
    next,
    isFirst: after === 0,
    removed: (await removedSources(app().db)).map(({ id, name, until }) => ({
      id,
      name,
      until: until.toISOString(),
      now: url.searchParams.get('removed') === String(id),
    })),
    restored: url.searchParams.has('restored'),
  };
};

export const actions: Actions = {
  add: async ({ request, locals }) => {
    const form = Object.fromEntries(await request.formData());
    const added = await addSource(app().db, locals.actor.id, form);
    if (added.ok) redirect(303, `/catalogue/sources/${added.id}?done=added`);
    const t = texts(locals.language).harvest.sources;
    const wrong = new Set(added.problem === 'fields' ? added.fields : []);
    const text = (name: string): string => String(form[name] ?? '');
    return fail(added.problem === 'known' ? 409 : 422, {
      given: {
        kind: text('kind'),
        url: text('url'),
        name: text('name'),
        forge: text('forge'),
        content: text('content').slice(0, 100_000),
      },
      known: added.problem === 'known' ? added.id : null,
      errors: {
        url: wrong.has('url') ? t.urlWrong : undefined,
        content: wrong.has('content') ? t.contentWrong : undefined,
      },
    });
  },
  restore: async ({ request }) => {
    const id = Number(/^\d{1,9}$/.exec(String((await request.formData()).get('id')))?.[0] ?? 0);
    if (!(await restoreSource(app().db, id))) error(404);
    redirect(303, '/catalogue/sources?restored');
  },
};
