import { app } from '#lib/server/app.ts';
import { findApplications } from '#lib/server/applications/index.ts';
import { searchEverywhere } from '#lib/server/catalogue-search/index.ts';
import type { PageServerLoad } from './$types.ts';

const most = 8;

/** Everything public, and of the inventory only what the visitor may read anyway. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const { actor, language } = locals;
  const reads = actor.authority !== 0 && actor.permissions.has('inventory:read');
  return {
    query,
    found: await searchEverywhere(app(), query, language),
    applications: reads ? await findApplications(app().db, actor, query, most) : null,
  };
};
