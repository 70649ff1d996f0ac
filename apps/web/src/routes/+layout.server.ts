import { localAuthorities } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import type { LayoutServerLoad } from './$types.ts';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const authorities = await localAuthorities(app().db);
  const authority = authorities.find(({ id }) => id === locals.actor.authority);
  return {
    language: locals.language,
    authority: authority ?? null,
    authorities,
    version: app().version,
    here: url.pathname + url.search,
  };
};
