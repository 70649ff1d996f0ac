import { app } from '#lib/server/app.ts';
import { countByLand, findPlaces, LAND_MAP_SIZE, landOutlines } from '#lib/server/places/index.ts';
import type { PageServerLoad } from './$types.ts';

const most = 20;

export const load: PageServerLoad = ({ url }) => {
  const { places } = app();
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  return {
    query,
    found: query === '' ? null : findPlaces(places, query, most),
    lands: countByLand(places),
    outlines: landOutlines(),
    mapSize: LAND_MAP_SIZE,
    sources: places.sources,
  };
};
