import type { Place, PlaceIndex } from '@allmende/knowledge';
import { placeRow, type PlaceRow } from './place-row.ts';

/** Everything that is known about one place. */
export interface PlaceView {
  place: Place;
  row: PlaceRow;
  /** From the Land down to the place itself, without the Kreis that is the same body. */
  chain: PlaceRow[];
  members: PlaceRow[];
  successors: PlaceRow[];
  predecessors: PlaceRow[];
  /** What stands today for a place that is gone, over all successions. */
  today: PlaceRow[];
}

/** Null where no place has the key. A key of a place that is gone has a view, too. */
export function viewPlace(places: PlaceIndex, key: string): PlaceView | null {
  const place = places.byKey(key);
  if (!place) return null;
  const rows = (list: readonly Place[]): PlaceRow[] => list.map((each) => placeRow(places, each));
  return {
    place,
    row: placeRow(places, place),
    chain: rows(
      places
        .chain(key)
        .filter((each) => each === place || each.key.padEnd(8, '0') !== place.key)
        .toReversed(),
    ),
    members: rows(places.members(key)),
    successors: rows(place.successors.flatMap((successor) => places.byKey(successor) ?? [])),
    predecessors: rows(places.predecessors(key)),
    today: place.validTo === undefined ? [] : rows(places.resolve(key)),
  };
}
