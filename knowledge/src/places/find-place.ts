import type { PlaceIndex } from './index-places.ts';
import { placeKey, type Place } from './place.ts';
import { isCalled } from './search-places.ts';

export type FoundPlace =
  | { ok: true; place: Place }
  /** `places` are those that the text may mean, at most twenty; empty where nothing is called so. */
  | { ok: false; problem: 'unknown' | 'ambiguous' | 'gone'; places: readonly Place[] };

const MOST = 20;

/**
 * The one municipality or other place that a person wrote into a field: a key, `Köln, Stadt (05315000)`, or a name
 * that only one place has. Of a place that is gone, `places` are its successors.
 *
 * @example findPlace(places, 'Eisenach (16063105)') // { ok: true, place: … }
 * @example findPlace(places, 'Neuenkirchen') // { ok: false, problem: 'ambiguous', places: […] }
 */
export const findPlace = (index: PlaceIndex, text: string): FoundPlace => {
  const wanted = text.trim();
  const key = placeKey(/\((\d[\d ]*)\)$/.exec(wanted)?.[1] ?? wanted);
  if (key !== undefined) {
    const place = index.byKey(key);
    if (!place) return { ok: false, problem: 'unknown', places: [] };
    if (place.validTo !== undefined) return { ok: false, problem: 'gone', places: index.resolve(key) };
    return { ok: true, place };
  }
  const { hits } = index.search(wanted, MOST);
  const existing = hits.filter(({ validTo }) => validTo === undefined);
  const called = existing.filter(({ name }) => isCalled(name, wanted));
  const [first, second] = called.length > 0 ? called : existing;
  if (first && !second) return { ok: true, place: first };
  if (first) return { ok: false, problem: 'ambiguous', places: called.length > 0 ? called : existing };
  const [gone] = hits;
  return gone
    ? { ok: false, problem: 'gone', places: index.resolve(gone.key) }
    : { ok: false, problem: 'unknown', places: [] };
};

/** @example placeLabel(place) // 'Köln, Stadt (05315000)', which {@link findPlace} understands */
export const placeLabel = ({ name, key }: Place): string => `${name} (${key})`;
