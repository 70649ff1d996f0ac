import { app } from '#lib/server/app.ts';
import type { LayoutServerLoad } from './$types.ts';

export const load: LayoutServerLoad = ({ locals, url }) => {
  const { actor } = locals;
  return {
    language: locals.language,
    authority: actor.choices.find(({ id }) => id === actor.authority) ?? null,
    authorities: actor.choices,
    via: actor.via,
    person: actor.name,
    actsThrough: actor.mandate?.providerName ?? null,
    permissions: [...actor.permissions],
    version: app().version,
    here: url.pathname + url.search,
  };
};
