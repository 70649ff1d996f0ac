import type { PlaceIndex } from '@allmende/knowledge';

/**
 * The place that an authority is: by its own key, else the only place that it is kept for. Null for a body that is none,
 * such as a provider, and for one of several places.
 *
 * @example placeOf(places, { key: '05315000', places: [] }) // '05315000'
 */
export function placeOf(
  places: PlaceIndex,
  { key, places: kept }: { key: string | null; places: readonly string[] },
): string | null {
  const own = key === null ? undefined : places.byKey(key)?.key;
  if (own !== undefined) return own;
  const [only, ...others] = kept;
  return only !== undefined && others.length === 0 ? (places.byKey(only)?.key ?? null) : null;
}
