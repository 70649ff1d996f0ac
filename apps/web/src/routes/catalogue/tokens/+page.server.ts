import { fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import {
  catalogueScopes,
  catalogueTokenRequest,
  createCatalogueToken,
  listCatalogueTokens,
  revokeCatalogueToken,
  type CatalogueScope,
} from '#lib/server/catalogue-api/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ url }) => ({
  scopes: Object.keys(catalogueScopes) as CatalogueScope[],
  tokens: await listCatalogueTokens(app().db),
  now: new Date(),
  revoked: url.searchParams.has('revoked'),
});

export const actions: Actions = {
  create: async ({ request, locals }) => {
    const form = await request.formData();
    const entered = {
      name: String(form.get('name') ?? ''),
      days: String(form.get('days') ?? ''),
      scopes: form.getAll('scopes').map(String),
    };
    const given = catalogueTokenRequest.safeParse(entered);
    if (!given.success) {
      const t = texts(locals.language).tokens.problems;
      const fields = new Set(given.error.issues.map(({ path }) => path[0]));
      const errors = {
        ...(fields.has('name') && { name: t.name }),
        ...(fields.has('days') && { days: t.days }),
        ...(fields.has('scopes') && { scopes: t.scopes }),
      };
      return fail(422, { ...entered, errors });
    }
    const { text } = await createCatalogueToken(app().db, locals.actor.id, given.data, new Date());
    return { token: text };
  },
  revoke: async ({ request }) => {
    const form = await request.formData();
    await revokeCatalogueToken(app().db, String(form.get('id')), new Date());
    redirect(303, '/catalogue/tokens?revoked');
  },
};
