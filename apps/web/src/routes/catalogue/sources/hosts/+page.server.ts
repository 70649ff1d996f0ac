import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { instanceSecret } from '#lib/server/config.ts';
import { keepHostToken, listHosts, setHostToken } from '#lib/server/forges/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const secretOf = (): string | null => app().signIn?.secret ?? instanceSecret(process.env);

export const load: PageServerLoad = async ({ url }) => {
  const now = new Date();
  const hosts = await listHosts(app().db);
  return {
    hosts: hosts.map(({ host, kind, hasToken, remaining, resetsAt, blockedUntil }) => ({
      host,
      kind,
      hasToken,
      // What a host said holds until it counts anew.
      remaining: resetsAt !== null && resetsAt <= now ? null : remaining,
      blockedUntil: blockedUntil !== null && blockedUntil > now ? blockedUntil.toISOString() : null,
    })),
    canKeep: secretOf() !== null,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  keep: async ({ request, locals }) => {
    const t = texts(locals.language).forgeHosts;
    const secret = secretOf();
    if (secret === null) return fail(409, { message: t.noSecret });
    const form = Object.fromEntries(await request.formData());
    const kept = await keepHostToken(app().db, secret, form);
    if (kept.ok) redirect(303, '/catalogue/sources/hosts?done=kept');
    const wrong = new Set(kept.fields);
    return fail(422, {
      // The token is not sent back.
      host: String(form['host'] ?? '').slice(0, 300),
      errors: {
        host: wrong.has('host') ? t.hostWrong : undefined,
        token: wrong.has('token') ? t.tokenWrong : t.tokenAgain,
      },
    });
  },
  remove: async ({ request }) => {
    const host = String((await request.formData()).get('host'));
    const known = (await listHosts(app().db)).some((each) => each.host === host && each.hasToken);
    if (!known) error(404);
    await setHostToken(app().db, '', host, null);
    redirect(303, '/catalogue/sources/hosts?done=removed');
  },
};
