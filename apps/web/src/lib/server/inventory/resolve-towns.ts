import { findPlace, type PlaceIndex } from '@allmende/knowledge';

/** An authority that the person may bring lists into, and the keys of its places. */
export interface TownChoice {
  id: number;
  name: string;
  keys: readonly string[];
}

export type TownDoubt =
  'town-missing' | 'town-unknown' | 'town-not-yours' | 'town-ambiguous' | 'town-left-out';

/** A town as a list names it, and the authority that is meant. */
export interface ResolvedTown {
  town: string;
  rows: number;
  /** Null where it is not clear, or none that the person acts for. */
  authority: number | null;
  why: TownDoubt | null;
  /** Authorities among which a person chooses. */
  options: readonly number[];
}

/** What a person chose instead, by the name in the list; 0 leaves a town out. */
export type ChosenTowns = Readonly<Record<string, number>>;

/**
 * Finds for each town of a list the authority that is meant, among those that the person may act for: by key, by the
 * name of the authority, or by the name of its place.
 */
export function resolveTowns(
  towns: readonly { town: string; rows: number }[],
  places: PlaceIndex,
  choices: readonly TownChoice[],
  chosen: ChosenTowns,
): ResolvedTown[] {
  const known = choices.map(({ id, name, keys }) => ({
    id,
    name: foldTown(name),
    keys: new Set(keys.map((key) => places.byKey(key)?.key ?? key)),
  }));
  return towns.map(({ town, rows }) => {
    const found = find(town, places, known);
    const own = Object.hasOwn(chosen, town) ? chosen[town] : undefined;
    if (own === 0) return { ...found, town, rows, authority: null, why: 'town-left-out' };
    if (choices.some(({ id }) => id === own))
      return { ...found, town, rows, authority: own ?? null, why: null };
    return { town, rows, ...found };
  });
}

interface Known {
  id: number;
  name: string;
  keys: ReadonlySet<string>;
}

function find(
  town: string,
  places: PlaceIndex,
  known: readonly Known[],
): Pick<ResolvedTown, 'authority' | 'why' | 'options'> {
  const all = known.map(({ id }) => id);
  if (town === '') return { authority: null, why: 'town-missing', options: all };
  const isKey = /^[\d ]{5,16}$/.test(town);
  // Spreadsheets take the zero from the front of a key.
  const text = isKey && town.length === 7 ? `0${town}` : town;
  const found = findPlace(places, text);
  const called = found.ok
    ? [found.place]
    : found.places.filter((place) => isKey || foldTown(place.name) === foldTown(town));
  const meant = isKey || found.ok === false || foldTown(found.place.name) === foldTown(town) ? called : [];
  const name = isKey ? null : foldTown(town);
  const hits = known.filter(
    (each) => (name !== null && each.name === name) || meant.some(({ key }) => each.keys.has(key)),
  );
  const [first, second] = hits;
  if (first && second) return { authority: null, why: 'town-ambiguous', options: hits.map(({ id }) => id) };
  if (first) return { authority: first.id, why: null, options: [first.id] };
  return { authority: null, why: meant.length > 0 ? 'town-not-yours' : 'town-unknown', options: all };
}

const titles = new Set(
  'stadt|gemeinde|markt|flecken|landeshauptstadt|hauptstadt|hansestadt|universitaetsstadt|kreisstadt|grosse|kreisfreie|freie|und|einheitsgemeinde'.split(
    '|',
  ),
);

/** A town's name without what it is called beside it. @example foldTown('Köln, Stadt') // 'koeln' */
function foldTown(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const plain = words.filter((word) => !titles.has(word));
  return (plain.length > 0 ? plain : words).join(' ');
}
