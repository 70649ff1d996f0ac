import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { badgeOf } from '#lib/server/catalogue-entry/index.ts';
import type { RequestHandler } from './$types.ts';

/** A badge as a picture, for a README elsewhere. */
export const GET: RequestHandler = async ({ params, url }) => {
  const language = url.searchParams.get('lang') === 'de' ? 'de' : 'en';
  const drawn = await badgeOf(app(), params.id, params.name, language);
  if (drawn === null) error(404, 'not found');
  return new Response(drawn, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
