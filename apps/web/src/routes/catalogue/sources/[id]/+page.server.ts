import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { instanceSecret } from '#lib/server/config.ts';
import {
  cancelHarvest,
  changeSource,
  harvestNow,
  OUTCOMES,
  removeSource,
  renewWebhookSecret,
  viewSource,
  webhookAccess,
  type Outcome,
} from '#lib/server/harvest/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

export const load: PageServerLoad = async ({ params, url }) => {
  const { db, signIn } = app();
  const outcome = OUTCOMES.find((each) => each === url.searchParams.get('outcome')) ?? null;
  const after = (url.searchParams.get('after') ?? '').slice(0, 2000);
  const id = idOf(params.id);
  const view = await viewSource(db, id, { outcome, after });
  if (!view) error(404);
  const secret = signIn?.secret ?? instanceSecret(process.env);
  const access = secret === null ? null : await webhookAccess(db, id, secret);
  const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
  return {
    source: view.source,
    outcome,
    outcomes: view.outcomes as { outcome: Outcome; count: number }[],
    next: view.next,
    repositories: view.repositories.map((row) => ({
      url: row.url,
      outcome: row.outcome as Outcome,
      softwareId: row.software_id,
      checkedAt: iso(row.checked_at),
      failures: row.failures,
      failingSince: iso(row.failing_since),
      trouble: row.trouble,
    })),
    runs: view.runs.map((run) => ({
      ...run,
      startedAt: iso(run.started_at ?? run.created_at) ?? '',
      finishedAt: iso(run.finished_at),
      resumesAt: iso(run.resumes_at),
    })),
    webhook: access && { url: `${url.origin}/webhooks/gitlab${access.path}`, secret: access.secret },
    done: url.searchParams.get('done'),
  };
};

const changed = (event: RequestEvent, done: string): never =>
  redirect(303, `/catalogue/sources/${idOf(event.params['id'] ?? '')}?done=${done}`);

export const actions: Actions = {
  run: async (event) => {
    const t = texts(event.locals.language).harvest.source;
    const begun = await harvestNow(app().db, idOf(event.params.id), event.locals.actor.id);
    return begun ? changed(event, 'run') : fail(409, { message: t.busy });
  },
  cancel: async (event) => {
    await cancelHarvest(app().db, idOf(event.params.id), new Date());
    changed(event, 'cancelled');
  },
  change: async (event) => {
    const form = await event.request.formData();
    const change = { paused: form.has('paused'), may_mail: form.has('mail') };
    await changeSource(app().db, idOf(event.params.id), change);
    changed(event, 'saved');
  },
  renew: async (event) => {
    await renewWebhookSecret(app().db, idOf(event.params.id));
    changed(event, 'renewed');
  },
  remove: async (event) => {
    const id = idOf(event.params.id);
    await removeSource(app().db, id, new Date());
    redirect(303, `/catalogue/sources?removed=${id}`);
  },
};
