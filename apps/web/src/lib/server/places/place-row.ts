import { keysAbove, type Place, type PlaceIndex, type PlaceKind } from '@allmende/knowledge';

/** A place in a list: what tells it from others of the same name. */
export interface PlaceRow {
  key: string;
  name: string;
  kind: PlaceKind;
  /** Name of the Kreis; missing for a Kreis, a Land and a town that is its own Kreis. */
  kreis?: string;
  land: string;
  population?: number;
  /** Year or ISO date of the population, or `undated`. */
  populationDate?: string;
  /** The place does not exist any more. */
  gone: boolean;
}

/** @example placeRow(places, places.byKey('03159016')) // { name: 'Göttingen, Stadt', kreis: 'Göttingen', … } */
export function placeRow(places: PlaceIndex, place: Place): PlaceRow {
  const [kreis] = keysAbove(place.key).filter((key) => key.length === 5 && `${key}000` !== place.key);
  const kreisName = kreis === undefined ? undefined : places.byKey(kreis)?.name;
  return {
    key: place.key,
    name: place.name,
    kind: place.kind,
    ...(kreisName !== undefined && { kreis: kreisName }),
    land: places.byKey(place.key.slice(0, 2))?.name ?? '',
    ...(place.population !== undefined && {
      population: place.population,
      populationDate: place.populationDate ?? 'undated',
    }),
    gone: place.validTo !== undefined,
  };
}
