import type { PlaceIndex } from '@allmende/knowledge';
import { placeRow, type PlaceRow } from './place-row.ts';

/** Longer than any name with its Kreis and Land. */
const LONGEST_QUERY = 100;

/** The places that a person means by a name or key, best first, with the count of all. */
export function findPlaces(
  places: PlaceIndex,
  query: string,
  limit: number,
): { total: number; hits: PlaceRow[] } {
  const { total, hits } = places.search(query.trim().slice(0, LONGEST_QUERY), limit);
  return { total, hits: hits.map((place) => placeRow(places, place)) };
}
