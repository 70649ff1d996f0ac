import { findPlace, type PlaceIndex } from '@allmende/knowledge';

/** Titles that a German administration puts before the name of its place. */
const TITLE =
  /^(?:(?:freie und )?hansestadt|(?:bundes|landeshaupt|universitäts|wissenschafts|kreis)?stadt|landeshauptstadt|(?:samt|verbands)?gemeinde|markt|flecken|land(?:kreis)?|kreis|freistaat|bezirk|region)\s+/iu;

/**
 * The place that a line of `usedBy` means, only where it is sure: a German administration with its title, or any
 * name where the file says that the software is for Germany, and one place alone that is called so. Null otherwise.
 *
 * @example resolveUsedBy(places, 'Stadt Köln', [])?.key // '05315000'
 * @example resolveUsedBy(places, 'Neuenkirchen', ['DE']) // null: there are several
 */
export function resolveUsedBy(
  places: PlaceIndex,
  text: string,
  countries: readonly string[],
): { key: string; name: string } | null {
  const written = text.trim().slice(0, 120);
  if (countries.length > 0 && !countries.some((code) => code.toUpperCase() === 'DE')) return null;
  const bare = written.replace(TITLE, '');
  const isGerman = countries.length > 0 || bare !== written;
  if (!isGerman || bare.length < 3 || /\d/.test(bare)) return null;
  const found = findPlace(places, bare);
  if (!found.ok) return null;
  const { key, name } = found.place;
  // A single place that merely begins so is a guess.
  return fold(name.split(', ')[0] ?? '') === fold(bare) ? { key, name } : null;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
