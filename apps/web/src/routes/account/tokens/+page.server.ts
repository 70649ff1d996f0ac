import { fail, redirect } from '@sveltejs/kit';
import {
  authorityTokens,
  createToken,
  may,
  ownTokens,
  possibleScopes,
  revokeToken,
  tokenRequest,
} from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor } = locals;
  const { db } = app();
  const targets = (['authority', 'instance'] as const).map((target) => ({
    target,
    scopes: possibleScopes(actor, target),
  }));
  return {
    signsIn: actor.via === 'session',
    targets: targets.filter(({ scopes }) => scopes.length > 0),
    own: await ownTokens(db, actor),
    all: may(actor, 'tokens:manage') ? await authorityTokens(db, actor) : null,
    now: new Date(),
    revoked: url.searchParams.has('revoked'),
  };
};

export const actions: Actions = {
  create: async ({ request, locals }) => {
    const form = await request.formData();
    const { tokens, directory } = texts(locals.language);
    const t = { ...tokens.problems, ...directory.tokens.problems };
    const text = (key: string): string => String(form.get(key) ?? '');
    const entered = {
      target: text('target'),
      name: text('name'),
      days: text('days'),
      scopes: form.getAll(`scopes-${text('target')}`).map(String),
    };
    const given = tokenRequest.safeParse(entered);
    if (!given.success) {
      const isName = given.error.issues.some(({ path }) => path[0] === 'name');
      return fail(422, { ...entered, errors: isName ? { name: t.name } : { scopes: t.scopes } });
    }
    const created = await createToken(app().db, locals.actor, given.data);
    if (!created.ok) return fail(422, { ...entered, errors: { scopes: t[created.problem] } });
    return { token: created.text };
  },
  revoke: async ({ request, locals }) => {
    const form = await request.formData();
    await revokeToken(app().db, locals.actor, String(form.get('id')));
    redirect(303, '/account/tokens?revoked');
  },
};
