import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { structuredData, viewEntry } from '#lib/server/catalogue-entry/index.ts';
import { mediaOf } from '#lib/server/media/index.ts';
import { LAND_MAP_SIZE, landOutlines } from '#lib/server/places/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const entry = await viewEntry(app(), params.id, locals.language);
  if (!entry) error(404, 'not found');
  // Two entries that were merged may be separated again: the address stays the older one's.
  if (entry.movedTo !== null) redirect(302, `/catalogue/${entry.movedTo}`);
  const permanent = `${url.origin}/catalogue/${entry.id}`;
  locals.structuredData = structuredData(entry, permanent);
  return {
    entry,
    permanent,
    pictures: await mediaOf(app().db, entry.id),
    outlines: landOutlines(),
    mapSize: LAND_MAP_SIZE,
  };
};
