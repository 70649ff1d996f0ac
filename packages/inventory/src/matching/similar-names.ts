import { matchKey } from './match-key.ts';
import { NUMBER } from './split-text.ts';
import { tokenize } from './tokenize.ts';
import { editDistance } from './typo-index.ts';
import { classOfWord, isGenericWord } from './words.ts';

/** Another raw name that probably means the same as a given one. */
export interface SimilarName {
  name: string;
  /** 1 for names that share a decision by `matchKey`; below, the share of weighty words in common, in (0, 1). */
  similarity: number;
}

/** Names less alike than this are not worth a look. */
const LEAST = 0.6;
/** Names that differ in nothing but version, edition, language or plain words. */
const SAME_WORDS = 0.95;
const GENERIC_WEIGHT = 0.35;
const SLIP_LENGTH = 6;

const IDLE = new Set(['edition', 'plain', 'legal', 'locale', 'platform']);

/** A name as it is compared. */
interface Reading {
  key: string;
  looseKey: string;
  words: readonly string[];
}

/** A queue is compared name by name with itself: each name is read once, and what was read is let go of at the limit. */
const readings = new Map<string, Reading>();
const MOST_READINGS = 20_000;
/** Longer names are read anew each time: they would fill the memory. */
const LONGEST_KEPT = 300;

function readingOf(name: string): Reading {
  const known = readings.get(name);
  if (known !== undefined) return known;
  const words = [...new Set(weightyWords(name))];
  const key = matchKey(name);
  const reading = { key, looseKey: words.length > 0 ? [...words].sort().join(' ') : key, words };
  if (readings.size >= MOST_READINGS) readings.clear();
  if (name.length <= LONGEST_KEPT) readings.set(name, reading);
  return reading;
}

/** The words that tell a name from others, folded; all words when none is left. */
function weightyWords(name: string): string[] {
  const { text, flags } = tokenize(name);
  const words = text.filter(
    (word, at) => !(at > 0 && ((flags[at] ?? 0) & NUMBER) !== 0) && !IDLE.has(classOfWord(word) ?? ''),
  );
  return words.length > 0 ? words : text;
}

/**
 * The key under which names lie together that differ only in version, edition, language, platform or plain words
 * (`Lizenz`, `Server`): looser than `matchKey`, so that a person should look before one decision goes for all.
 *
 * @example similarKey('Microsoft Visio Std 2019') === similarKey('Visio Professional 2016 (Microsoft)') // true
 */
export const similarKey = (name: string): string => readingOf(name).looseKey;

/**
 * Those of the other names that probably mean the same, most alike first, to be offered together for one decision.
 * The name itself is left out. A microsecond for each of the others, some more when a name
 * is seen for the first time.
 *
 * @param raw the name that is being decided
 * @param others raw names to look among; none is changed, each is given back as it was
 *
 * @example
 * similarNames('Infoma newsystem 7', ['INFOMA Newsystem Kommunal', 'OK.EWO', 'infoma newsystem 22'])
 * // [{ name: 'infoma newsystem 22', similarity: 0.95 }, { name: 'INFOMA Newsystem Kommunal', similarity: 0.8 }]
 */
export function similarNames(raw: string, others: Iterable<string>): SimilarName[] {
  const own = readingOf(raw);
  const found: SimilarName[] = [];
  for (const name of others) {
    if (name === raw) continue;
    const other = readingOf(name);
    const similarity =
      other.key === own.key
        ? 1
        : other.looseKey === own.looseKey
          ? SAME_WORDS
          : overlap(own.words, other.words);
    if (similarity >= LEAST) found.push({ name, similarity });
  }
  return found.sort(
    (a, b) => b.similarity - a.similarity || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

const weightOf = (word: string): number => (isGenericWord(word) ? GENERIC_WEIGHT : 1);

/** Twice the weight of the common words by the weight of all; a slip in a long word is forgiven for a tenth of it. */
function overlap(left: readonly string[], right: readonly string[]): number {
  let common = 0;
  let whole = 0;
  for (const word of right) whole += weightOf(word);
  for (const word of left) {
    whole += weightOf(word);
    if (right.includes(word)) common += weightOf(word);
    else if (right.some((other) => isSlip(word, other))) common += 0.9 * weightOf(word);
  }
  return Math.min(SAME_WORDS, whole === 0 ? 0 : Math.round((2000 * common) / whole) / 1000);
}

const isSlip = (a: string, b: string): boolean =>
  a.length >= SLIP_LENGTH &&
  b.length >= SLIP_LENGTH &&
  a.charCodeAt(0) === b.charCodeAt(0) &&
  editDistance(a, b, 1) <= 1;
