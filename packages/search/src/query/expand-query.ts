import type { WhyBy } from '../types.ts';
import { similarWords } from '../words/similar-words.ts';
import { expandWord, formsOf, type Lexicon, partGroup, prefixGroup, shared } from './expand-word.ts';
import { FIRST_PHRASE, type Group, type Term } from './group.ts';
import type { QueryWord } from './read-query.ts';
import type { SynonymBook } from './synonym-book.ts';

/** What a query may mean, and how it reads with its typos put right. */
export interface ExpandedQuery {
  terms: Term[];
  corrected?: string;
}

const SYNONYM = 0.7;
/** Beside the set of a word's own parts, 1. */
const CORRECTED_SET = 2;
const TYPO = [1, 0.75, 0.6];
const JOINED = 0.9;

/** All words of the index that may answer the words of a query, with how well. */
export function expandQuery(
  words: readonly QueryWord[],
  lexicon: Lexicon,
  synonyms: SynonymBook,
  language: number,
): ExpandedQuery {
  const corrections = new Map<string, string>();
  const terms = words.map((word): Term => {
    const groups = expandWord(lexicon, word.folded, language, word.parts);
    if (word.open) groups.push(...filled(prefixGroup(lexicon, word.folded)));
    return { shown: word.shown, weak: word.weak, groups };
  });
  joinNeighbours(words, terms, lexicon, language);
  addSynonyms(words, terms, lexicon, synonyms);
  for (const [place, term] of terms.entries()) {
    const word = words[place]!;
    if (term.groups.some(({ set }) => set === 0)) continue;
    const { groups, correction } = nearly(lexicon, word, language);
    term.groups.push(...groups);
    if (correction !== undefined && !word.weak) corrections.set(word.shown, correction);
  }
  if (corrections.size === 0) return { terms };
  return { terms, corrected: words.map(({ shown }) => corrections.get(shown) ?? shown).join(' ') };
}

const filled = (group: Group): Group[] => (group.words.length > 0 ? [group] : []);

/** "Open Project" is also "OpenProject", "Schul Bezirk" also "Schulbezirk". */
function joinNeighbours(
  words: readonly QueryWord[],
  terms: readonly Term[],
  lexicon: Lexicon,
  language: number,
): void {
  for (let place = 0; place + 1 < words.length; place += 1) {
    const joined = formsOf(lexicon, words[place]!.folded + words[place + 1]!.folded, language, 'compound');
    if (joined.length === 0) continue;
    const frequency = joined.reduce((sum, { word }) => sum + lexicon.book.documents(word), 0);
    for (const term of [terms[place]!, terms[place + 1]!])
      term.groups.push({ words: joined, factor: JOINED, set: 0, share: 1, frequency });
  }
}

function addSynonyms(
  words: readonly QueryWord[],
  terms: readonly Term[],
  lexicon: Lexicon,
  synonyms: SynonymBook,
): void {
  let set = FIRST_PHRASE;
  for (const { from, length, others } of synonyms.find(words.map(({ folded }) => folded)))
    for (const other of others) {
      const alone = other.length === 1;
      const groups = shared(
        other.map((word) => partGroup(lexicon, word, 1, alone ? 0 : set)),
        lexicon.book,
      ).map((group) => ({
        ...group,
        words: group.words.map((entry) => ({ ...entry, by: 'synonym' as const })),
        factor: SYNONYM,
      }));
      set += 1;
      for (const term of terms.slice(from, from + length)) term.groups.push(...groups.flatMap(filled));
    }
}

/** What only has something in common with the right spelling is not spelt nearly like the wrong one. */
const throughTypo = (by: WhyBy): WhyBy =>
  by === 'exact' || by === 'stem' ? 'typo' : by === 'compound' ? 'shared' : by;

/** Words that are spelt nearly like this one. */
function nearly(
  lexicon: Lexicon,
  word: QueryWord,
  language: number,
): { groups: Group[]; correction?: string } {
  let found = similarWords(lexicon.book, word.folded);
  if (found.length === 0 && word.open) found = similarWords(lexicon.book, word.folded, true);
  const [best] = found;
  if (!best) return { groups: [] };
  const factor = TYPO[best.distance] ?? 0.5;
  const groups = [...new Set(found.map((similar) => lexicon.book.folded(similar.word)))]
    .slice(0, 3)
    .flatMap((folded, rank) =>
      expandWord(lexicon, folded, language, [])
        .filter(({ set }) => rank === 0 || set === 0)
        .map((group) => ({
          ...group,
          words: group.words.map((entry) => ({ ...entry, by: throughTypo(entry.by) })),
          factor: group.factor * factor * (rank === 0 ? 1 : 0.8),
          set: group.set === 0 ? 0 : CORRECTED_SET,
        })),
    );
  return { groups, correction: lexicon.book.shown(best.word) };
}
