export { countByLand, type LandCounts } from './count-by-land.ts';
export { findPlaces } from './find-places.ts';
export { LAND_MAP_SIZE, landOutlines, type LandOutline } from './land-outlines.ts';
export { openPlaces } from './open-places.ts';
export type { PlaceRow } from './place-row.ts';
export { viewPlace, type PlaceView } from './view-place.ts';
