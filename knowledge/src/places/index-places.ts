import { keysAbove, placeKey, type Place } from './place.ts';
import type { PlaceSource } from './place-source.ts';
import { searchPlaces, type PlaceHits, type SearchPlaces } from './search-places.ts';

/** The places of Germany, prepared for questions. */
export interface PlaceIndex {
  /** All places, also those that are gone, in the order of their keys. */
  readonly all: readonly Place[];
  /** Where they come from. */
  readonly sources: readonly PlaceSource[];
  /**
   * Finds places by name or key. Each typed word must begin a word of the name or of what lies above it, at least one
   * of the name itself; umlauts, `ae` and the bare vowel are the same, as are `St.` and `Sankt`. First the very name,
   * then names that begin so, then the others; each by population. Digits are a key or its beginning.
   *
   * @example places.search('neuenkirchen steinfurt', 20).hits.map(({ key }) => key) // ['05566064']
   */
  search(query: string, limit: number): PlaceHits;
  /** By AGS (also that of a place that is gone) or 12-digit Regionalschlüssel. */
  byKey(key: string): Place | undefined;
  /**
   * The place and what lies above it, from near to far: municipality, Kreis, Regierungsbezirk, Land.
   *
   * @example places.chain('05315000').map(({ name }) => name) // ['Köln, Stadt', 'Köln, Stadt', 'Reg.-Bez. Köln', …]
   */
  chain(key: string): readonly Place[];
  /**
   * The places that exist today in the stead of a key: itself, or its successors' successors. Empty where the key is
   * not known or a place is gone without a known successor.
   *
   * @example places.resolve('16056000').map(({ key }) => key) // ['16063105']
   */
  resolve(key: string): readonly Place[];
  /** The places directly below that exist. */
  members(key: string): readonly Place[];
  /** The places that are gone and name this one as a successor. */
  predecessors(key: string): readonly Place[];
}

/**
 * Prepares places for questions; the search is prepared with the first one.
 *
 * @example
 * const places = indexPlaces(loaded.places);
 * places.search('Koeln', 1).hits[0]?.name; // 'Köln, Stadt'
 */
export const indexPlaces = (places: readonly Place[], sources: readonly PlaceSource[] = []): PlaceIndex => {
  const all = [...places].sort((a, b) => (a.key < b.key ? -1 : 1));
  const known = new Map(all.map((place) => [place.key, place]));
  const below = new Map<string, Place[]>();
  const before = new Map<string, Place[]>();
  for (const place of all) {
    const parent = keysAbove(place.key).find((key) => known.has(key));
    if (parent !== undefined && place.validTo === undefined) push(below, parent, place);
    for (const key of place.successors) push(before, key, place);
  }
  const byKey = (key: string): Place | undefined => known.get(placeKey(key) ?? key);
  const resolve = (key: string): readonly Place[] => {
    const found = new Set<Place>();
    const seen = new Set<Place>();
    const open = [byKey(key)];
    while (open.length > 0) {
      const place = open.pop();
      if (!place || seen.has(place)) continue;
      seen.add(place);
      if (place.validTo === undefined) found.add(place);
      else open.push(...place.successors.map(byKey));
    }
    return [...found].sort((a, b) => (a.key < b.key ? -1 : 1));
  };
  // Prepared with the first question: a start should not wait for it.
  let search: SearchPlaces | undefined;
  return {
    all,
    sources,
    search: (query, limit) => {
      search ??= searchPlaces(all, known);
      return search(query, limit);
    },
    byKey,
    chain: (key) => {
      const place = byKey(key);
      if (!place) return [];
      return [place, ...keysAbove(place.key).flatMap((above) => known.get(above) ?? [])];
    },
    resolve,
    members: (key) => below.get(placeKey(key) ?? key) ?? [],
    predecessors: (key) => before.get(placeKey(key) ?? key) ?? [],
  };
};

const push = <T>(lists: Map<string, T[]>, key: string, item: T): void => {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
};
