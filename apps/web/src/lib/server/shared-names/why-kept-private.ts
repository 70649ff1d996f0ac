import { matchKey } from '@allmende/inventory';

/** Why a name is never shared, however many have decided it alike. */
export type PrivateBecause = 'length' | 'address' | 'number' | 'person' | 'authority';

const longest = 60;
const mostWords = 8;
/** Parts of the names of authorities that tell none from another. */
const commonWords = new Set(
  (
    'stadt gemeinde kreis landkreis markt amt verbandsgemeinde samtgemeinde verwaltungsgemeinschaft zweckverband ' +
    'kreisstadt landeshauptstadt hansestadt freie grosse universitaetsstadt rechenzentrum datenverarbeitung ' +
    'kommunale kommunal anstalt eigenbetrieb stadtwerke gmbh verband und der die das den des fuer von vom zum ' +
    'zur bei ueber unter ober nord sued west neue neuer alte alter service services software informatik ' +
    'verwaltung verfahren systeme system'
  ).split(' '),
);
const address = /@|https?:|www\.|\\\\|[a-z]:\\/i;
/** Four digits in a row, or a number with a leading zero, as in the names of devices. */
const longNumber = /\d{4}|(?:^| )0\d/;
/** Letters and digits by turns, as in serial numbers and host names. */
const code = /\p{L}\d+\p{L}+\d+/u;
const person = /(?:^|[\s(,;/-])(?:frau|herrn?|hr\.|fr\.|dr\.)\s/i;

/**
 * The words by which a name would point to one of these authorities.
 *
 * @example wordsOfAuthorities(['Stadt Musterstadt']) // Set { 'musterstadt' }
 */
export function wordsOfAuthorities(names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names
      .flatMap((name) => matchKey(name).split(/[^\p{L}\p{N}]+/u))
      .filter((word) => word.length >= 4 && !commonWords.has(word)),
  );
}

/**
 * Why a name could point to an authority or a person and therefore is kept private; null when nothing speaks against
 * sharing its key. Errs on the side of keeping.
 *
 * @param names the raw names that have the key
 * @param authorities words as of {@link wordsOfAuthorities}
 */
export function whyKeptPrivate(
  key: string,
  names: readonly string[],
  authorities: ReadonlySet<string>,
): PrivateBecause | null {
  const words = key.split(' ');
  if (key.length < 2 || key.length > longest || words.length > mostWords) return 'length';
  if (names.some((name) => address.test(name))) return 'address';
  if (longNumber.test(key) || key.replace(/\D/g, '').length > 5 || names.some((name) => code.test(name)))
    return 'number';
  if (names.some((name) => person.test(name))) return 'person';
  const parts = key.split(/[^\p{L}\p{N}]+/u);
  for (const town of authorities) {
    // A town's name also hides in longer words: „musterstadtcloud“, and an adjective: „musterstadter“.
    if (parts.some((part) => part === town || (town.length >= 6 && part.includes(town)))) return 'authority';
  }
  return null;
}
