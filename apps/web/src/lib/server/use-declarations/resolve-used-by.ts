import { placeLevel, type Place, type PlaceIndex, type PlaceKind } from '@allmende/knowledge';

/** What a German administration puts before the name of its place, and what the place must then be. */
const TITLES: readonly [title: RegExp, kinds: readonly PlaceKind[]][] = [
  [/^(?:bundes|landeshaupt)stadt\s+/iu, ['kreisfreie-stadt', 'stadt']],
  [/^(?:(?:freie und )?hanse|kreis|universitäts|wissenschafts)?stadt\s+/iu, ['kreisfreie-stadt', 'stadt']],
  [/^(?:gemeinde|markt|flecken)\s+/iu, ['gemeinde', 'markt', 'flecken']],
  [/^(?:land)?kreis\s+/iu, ['landkreis', 'kreis']],
  [/^(?:freistaat|land)\s+/iu, ['land']],
];

/** Where the same titles and names are in use. */
const GERMAN_SPEAKING = new Set(['AT', 'CH', 'LI', 'LU', 'IT', 'BE']);

/** From so many inhabitants on, a German town is meant by its name and title whoever speaks German. */
const LARGE = 100_000;

/**
 * The place that a line of `usedBy` means, where that is sure: a title as German administrations have it, a name that
 * is the whole rest of the line, and one place of that kind alone that is called so. Where the file does not say that
 * the software is for Germany, or says that it is for neighbours too, only large towns, Kreise and Länder are sure.
 * Null otherwise: the line is then shown as it is, unverified.
 *
 * @param countries `intendedAudience.countries` of the file
 * @example resolveUsedBy(places, 'Stadt Köln', [])?.key // '05315000'
 * @example resolveUsedBy(places, 'Gemeente Buren', ['NL']) // null
 */
export function resolveUsedBy(
  places: PlaceIndex,
  text: string,
  countries: readonly string[],
): { key: string; name: string } | null {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const codes = countries.map((code) => code.toUpperCase());
  if (line.length > 120 || (codes.length > 0 && !codes.includes('DE'))) return null;
  const isForGermany = codes.includes('DE') && !codes.some((code) => GERMAN_SPEAKING.has(code));
  const meant = named(places, line).filter((place) => isForGermany || isUnmistakable(place));
  const [only, ...others] = meant;
  return only && others.length === 0 ? { key: only.key, name: only.name } : null;
}

/** The places that a line can mean, by title and name, or by a name that is a title itself (Rhein-Sieg-Kreis). */
function named(places: PlaceIndex, line: string): Place[] {
  const [title, kinds] = TITLES.find(([each]) => each.test(line)) ?? [];
  const name = fold(title ? line.replace(title, '') : line);
  if (name === '') return [];
  const found = places.search(title ? line.replace(title, '') : line, 50).hits;
  const isOfKind = ({ kind, key }: Place): boolean =>
    kinds
      ? (kinds.includes(kind) && (kind !== 'kreisfreie-stadt' || placeLevel(key) === 'gemeinde')) ||
        // Berlin and Hamburg are found as the town that is a Land.
        (kinds.includes('land') && /^\d\d0{6}$/.test(key))
      : /kreis$|^region |^städteregion /iu.test(line) && placeLevel(key) === 'kreis';
  return found.filter(
    (place) => place.validTo === undefined && isOfKind(place) && fold(plainName(place)) === name,
  );
}

/** Without the addition of the kind: `Köln, Stadt`. */
const plainName = ({ name }: Place): string => name.split(', ')[0] ?? name;

function isUnmistakable({ key, population = 0 }: Place): boolean {
  return placeLevel(key) !== 'gemeinde' || population >= LARGE;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
