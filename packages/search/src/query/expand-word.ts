import { GERMAN, STEMMERS, stemOf } from '../text/languages.ts';
import { fold } from '../text/fold.ts';
import { WEAK_WORDS } from '../text/stop-words.ts';
import type { WhyBy } from '../types.ts';
import type { SortedWords } from '../words/sorted-words.ts';
import type { PartOfWord } from '../words/compound-book.ts';
import type { WordBook } from '../words/word-book.ts';
import type { Group, GroupWord } from './group.ts';
import { rarity } from './rarity.ts';

/** What words are looked up in. */
export interface Lexicon {
  book: WordBook;
  sorted: SortedWords;
}

const OTHER_LANGUAGE = 0.8;
const STEM = 0.92;
const COMPOUND = 0.62;
const PARTS = 0.62;
const INNER_COMPOUND = 0.75;
const HEAD = 1.4;
const PREFIX = 0.75;
/** A part that no text has, as if it were a word of this rarity; and one that says little wherever it stands. */
const UNKNOWN_PART = 1.5;
const WEAK_PART = 0.3;
/** Words that begin with what was typed: so many at most, the most frequent ones. */
const MOST_PREFIXED = 3000;

/** The word itself and its other forms, in any language. */
export function formsOf({ book }: Lexicon, folded: string, language: number, by?: WhyBy): GroupWord[] {
  const words = new Map<number, GroupWord>();
  for (const word of book.spelt(folded)) words.set(word, { word, weight: 1, by: by ?? 'exact' });
  for (let other = 0; other < STEMMERS.length; other += 1)
    for (const word of book.withStem(stemOf(folded, other), other))
      if (!words.has(word))
        words.set(word, {
          word,
          weight: other === language ? STEM : STEM * OTHER_LANGUAGE,
          by: by ?? 'stem',
        });
  return [...words.values()];
}

/** Compounds that a stem is part of; the more of the word it is, the better. */
function compoundsOf({ book }: Lexicon, stem: string, by: WhyBy): GroupWord[] {
  return book.compounds.with(stem).map(({ word, share }) => ({ word, weight: 0.5 + share / 2, by }));
}

const frequencyOf = (book: WordBook, words: readonly GroupWord[]): number =>
  words.reduce((sum, { word }) => sum + book.documents(word), 0);

/** The ways in which words of the index answer one word: as such, as part of theirs, or by parts of it. */
export function expandWord(
  lexicon: Lexicon,
  folded: string,
  language: number,
  parts: readonly string[],
): Group[] {
  const { book } = lexicon;
  const forms = formsOf(lexicon, folded, language);
  const compounds = without(compoundsOf(lexicon, stemOf(folded, GERMAN), 'compound'), forms);
  const frequency = frequencyOf(book, forms) + frequencyOf(book, compounds);
  const groups: Group[] = [
    { words: forms, factor: 1, set: 0, share: 1, frequency },
    { words: compounds, factor: COMPOUND, set: 0, share: 1, frequency },
  ];
  if (parts.length > 0) {
    const single = parts.map((part) => partGroup(lexicon, fold(part), part.length, 1));
    groups.push(...shared(single, book));
  } else groups.push(...partsOf(lexicon, folded));
  return groups.filter(({ words }) => words.length > 0);
}

/** The words that a compound is made of; what a German compound is, its last word says. */
function partsOf(lexicon: Lexicon, folded: string): Group[] {
  const parts = lexicon.book.compounds.partsOf(folded);
  const leaves = parts.filter(({ leaf }) => leaf);
  const isWeak = ({ start, end }: PartOfWord): boolean => WEAK_WORDS.has(folded.slice(start, end));
  const head = leaves.findLastIndex((part) => !isWeak(part));
  const single = shared(
    leaves.map(({ stem, start, end }, place) =>
      partGroup(
        lexicon,
        folded.slice(start, end),
        Math.sqrt(end - start) * (place === head ? HEAD : 1),
        1,
        stem,
      ),
    ),
    lexicon.book,
  );
  // "Ratsinformation" of "Ratsinformationssystem", and "Informationssystem": every run of parts may be a word.
  const inner = leaves.flatMap((first, from) =>
    leaves.slice(from + 1).flatMap((last, further): Group[] => {
      const run = single.slice(from, from + further + 2);
      if (run.length === single.length) return [];
      const share = run.reduce((sum, group) => sum + group.share, 0);
      return [
        { ...partGroup(lexicon, folded.slice(first.start, last.end), share, 0), factor: INNER_COMPOUND },
      ];
    }),
  );
  return [...single, ...inner];
}

/** What a part is of the whole: by its letters, and by how rare it is; "system" says little of an information system. */
export function shared(groups: readonly Group[], book: WordBook): Group[] {
  const worths = groups.map(({ set, share, frequency }) => {
    if (set === 0) return 0;
    return frequency === 0 ? share * UNKNOWN_PART : share * rarity(frequency, book.living);
  });
  const sums = new Map<number, number>();
  for (const [place, { set }] of groups.entries()) sums.set(set, (sums.get(set) ?? 0) + worths[place]!);
  return groups.map((group, place) =>
    group.set === 0 ? group : { ...group, share: worths[place]! / Math.max(1e-9, sums.get(group.set)!) },
  );
}

/** A word that stands for a part of something larger, in all its forms and in compounds. */
export function partGroup(
  lexicon: Lexicon,
  folded: string,
  share: number,
  set: number,
  stem = stemOf(folded, GERMAN),
): Group {
  const words = new Map<number, GroupWord>();
  for (const word of [...lexicon.book.withStem(stem, GERMAN), ...lexicon.book.spelt(folded)])
    words.set(word, { word, weight: 1, by: 'part' });
  for (const entry of compoundsOf(lexicon, stem, 'shared'))
    if (!words.has(entry.word)) words.set(entry.word, { ...entry, weight: entry.weight * COMPOUND });
  const all = [...words.values()];
  const frequency = frequencyOf(lexicon.book, all);
  return {
    words: all,
    factor: PARTS,
    set,
    share: WEAK_WORDS.has(folded) ? share * WEAK_PART : share,
    frequency,
  };
}

/** Words that begin with what was typed so far. */
export function prefixGroup({ book, sorted }: Lexicon, folded: string): Group {
  let words = sorted.withPrefix(folded);
  if (words.length > MOST_PREFIXED)
    words = words
      .map((word) => ({
        word,
        count: book.documents(word),
        text: `${book.folded(word)}${book.language(word)}`,
      }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      .slice(0, MOST_PREFIXED)
      .map(({ word }) => word);
  const prefixed = words.map((word) => ({
    word,
    weight: 0.6 + (0.4 * folded.length) / book.foldedLength(word),
    by: 'prefix' as const,
  }));
  return { words: prefixed, factor: PREFIX, set: 0, share: 1, frequency: frequencyOf(book, prefixed) };
}

const without = (words: readonly GroupWord[], others: readonly GroupWord[]): GroupWord[] => {
  const taken = new Set(others.map(({ word }) => word));
  return words.filter(({ word }) => !taken.has(word));
};
