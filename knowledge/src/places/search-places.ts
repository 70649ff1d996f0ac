import { keysAbove, placeKey, placeLevel, type Place, type PlaceKind } from './place.ts';
import { placeWords, plainPlaceWords } from './place-words.ts';

/** What a search found: how many in all, and the first of them. */
export interface PlaceHits {
  total: number;
  hits: readonly Place[];
}

export type SearchPlaces = (query: string, limit: number) => PlaceHits;

/**
 * Prepares the search; see {@link PlaceIndex.search} for what it promises. Names lie in one long text, each word after
 * a space: one pass over it finds the words that begin with what was typed, much faster than eleven thousand tests.
 */
export const searchPlaces = (places: readonly Place[], byKey: ReadonlyMap<string, Place>): SearchPlaces => {
  const named = places.filter(({ key }) => !isSameBodyAsMunicipality(key, byKey));
  const lines = named.map(({ name }) => lineOf(name));
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  const text = lines.join('\n');
  const usual = middlePopulations(places);
  const contexts = new Map<string, string>();
  const contextOf = ({ key, kind }: Place): string => {
    const near = keysAbove(key)[0] ?? '';
    const context =
      contexts.get(near) ??
      keysAbove(key)
        .map((above) => lineOf(byKey.get(above)?.name ?? ''))
        .join('');
    contexts.set(near, context);
    return `${context} ${kindWords(kind).join(' ')}`;
  };

  return (query, limit) => {
    if (/^[\d\s]{2,}$/.test(query)) return byDigits(places, byKey, query, limit);
    const words = placeWords(query);
    const found = new Set<number>();
    for (const spelling of words.flatMap(spellings)) linesWith(text, starts, ` ${spelling}`, found);
    const ranked: { place: Place; rank: number }[] = [];
    for (const index of found) {
      const [place, line] = [named[index], lines[index]];
      if (!place || line === undefined) continue;
      if (words.length > 1) {
        const all = line + contextOf(place);
        if (!words.every((word) => spellings(word).some((way) => all.includes(` ${way}`)))) continue;
      }
      ranked.push({ place, rank: rankOf(place, line, words) });
    }
    ranked.sort((a, b) => a.rank - b.rank || inOrder(a.place, b.place, usual));
    return { total: ranked.length, hits: ranked.slice(0, limit).map(({ place }) => place) };
  };
};

/** A town that is its own Kreis or Land is one body with up to three keys; by name only the municipality is found. */
export const isSameBodyAsMunicipality = (key: string, byKey: ReadonlyMap<string, Place>): boolean =>
  key.length < 8 && byKey.has(key.padEnd(8, '0'));

/**
 * Whether a text is the name of a place, with or without what follows the comma.
 *
 * @example isCalled('Halle (Saale), Stadt', 'halle saale') // true
 */
export const isCalled = (name: string, text: string): boolean => {
  const wanted = [placeWords(text).join(' '), plainPlaceWords(text).join(' ')];
  return [name, name.split(', ')[0] ?? ''].some(
    (part) => wanted.includes(placeWords(part).join(' ')) || wanted.includes(plainPlaceWords(part).join(' ')),
  );
};

/** Both ways to write the name; the second one begins after two spaces. */
const lineOf = (name: string): string => {
  const written = placeWords(name).join(' ');
  if (!/[^\x20-\x7f]/.test(name)) return ` ${written}`;
  return ` ${written}  ${plainPlaceWords(name).join(' ')}`;
};

/** While "St" is being typed it may become "Stade" or "St. Ingbert". */
const spellings = (word: string): string[] => (word === 'st' ? ['st', 'sankt'] : [word]);

const linesWith = (text: string, starts: readonly number[], word: string, found: Set<number>): void => {
  let line = 0;
  for (let at = text.indexOf(word); at !== -1;) {
    line = lineAt(starts, at, line);
    found.add(line);
    const next = starts[line + 1];
    if (next === undefined) return;
    at = text.indexOf(word, next);
  }
};

/** The last line that starts at or before this place in the text. */
const lineAt = (starts: readonly number[], at: number, from: number): number => {
  let [low, high] = [from, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** 0 the very name, 1 its beginning, 2 elsewhere; places that are gone come after all others. */
const rankOf = ({ name, kind, validTo }: Place, line: string, words: readonly string[]): number => {
  const gone = validTo === undefined ? 0 : 3;
  // "Landkreis Göttingen" is what Göttingen is called among the Landkreise.
  const kinds = kindWords(kind);
  const own = words.filter((word) => !kinds.includes(word));
  const [first = ''] = own;
  if (!spellings(first).some((word) => line.startsWith(` ${word}`) || line.includes(`  ${word}`)))
    return gone + 2;
  // The exact comparison is dear; most names that begin so go on with a letter.
  const ended = `${line} `;
  return ended.includes(` ${first} `) && isCalled(name, own.join(' ')) ? gone : gone + 1;
};

const kindWords = (kind: PlaceKind): string[] => [
  ...kind.split('-'),
  ...(kind === 'landkreis' ? ['kreis'] : []),
];

/**
 * A municipality before what lies above it, then large before small; a place without a figure stands where the middle
 * one of its kind stands, so that a town is not put behind every hamlet. Equals in the order of their keys.
 */
const inOrder = (a: Place, b: Place, usual: ReadonlyMap<PlaceKind, number>): number =>
  Number(placeLevel(a.key) !== 'gemeinde') - Number(placeLevel(b.key) !== 'gemeinde') ||
  (b.population ?? usual.get(b.kind) ?? 0) - (a.population ?? usual.get(a.kind) ?? 0) ||
  (a.key < b.key ? -1 : 1);

const middlePopulations = (places: readonly Place[]): Map<PlaceKind, number> => {
  const figures = new Map<PlaceKind, number[]>();
  for (const { kind, population } of places) {
    if (population !== undefined) {
      const list = figures.get(kind);
      if (list) list.push(population);
      else figures.set(kind, [population]);
    }
  }
  return new Map(
    [...figures].map(([kind, list]) => [kind, list.sort((a, b) => a - b)[list.length >> 1] ?? 0] as const),
  );
};

const byDigits = (
  places: readonly Place[],
  byKey: ReadonlyMap<string, Place>,
  query: string,
  limit: number,
): PlaceHits => {
  const digits = query.replace(/\s+/g, '');
  const key = placeKey(digits) ?? digits;
  const exact = byKey.get(key);
  const below = places.filter((place) => place.key.startsWith(key) && place !== exact);
  below.sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1));
  const hits = exact ? [exact, ...below] : below;
  return { total: hits.length, hits: hits.slice(0, limit) };
};
