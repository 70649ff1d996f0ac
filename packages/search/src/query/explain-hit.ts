import type { DocumentTable } from '../documents/document-table.ts';
import { FIELDS, NAME_PART, TEXT_PART } from '../documents/fields.ts';
import type { Why } from '../types.ts';
import type { WordBook } from '../words/word-book.ts';
import type { Term } from './group.ts';

/** Reasons of a word of the query beyond these say nothing new. */
const MOST_PER_TERM = 3;

/** A word of the index as an answer to one word of the query. */
interface Answer {
  term: number;
  worth: number;
  why: Omit<Why, 'field' | 'matched'>;
}

/** Which words of the index answer which word of the query best; made once for all hits of an answer. */
export function answersOf(terms: readonly Term[]): Map<number, Answer[]> {
  const answers = new Map<number, Answer[]>();
  for (const [term, { shown, groups }] of terms.entries())
    for (const { words, factor, share } of groups)
      for (const { word, weight, by } of words) {
        const list = answers.get(word) ?? [];
        const worth = factor * share * weight;
        const known = list.find((answer) => answer.term === term);
        if (!known) list.push({ term, worth, why: { word: shown, by } });
        else if (worth > known.worth) Object.assign(known, { worth, why: { word: shown, by } });
        answers.set(word, list);
      }
  return answers;
}

/** Why a document answers the query: the best reasons for each word, strongest field first. */
export function explainHit(
  document: number,
  answers: ReadonlyMap<number, readonly Answer[]>,
  documents: DocumentTable,
  book: WordBook,
): Why[] {
  const found = new Map<string, { term: number; worth: number; why: Why }>();
  for (const { field, words } of documents.sections(document)) {
    const { of, strength } = FIELDS[field]!;
    for (const word of words)
      for (const { term, worth, why } of answers.get(word) ?? []) {
        const shown = book.shown(word);
        const by = why.by === 'exact' && (field === NAME_PART || field === TEXT_PART) ? 'compound' : why.by;
        const key = `${term} ${book.folded(word)}`;
        const value = worth * strength;
        const known = found.get(key);
        if (!known || value > known.worth)
          found.set(key, { term, worth: value, why: { ...why, by, matched: shown, field: of } });
      }
  }
  const counts = new Map<number, number>();
  return [...found]
    .sort(([key, a], [other, b]) => b.worth - a.worth || a.term - b.term || (key < other ? -1 : 1))
    .filter(([, { term }]) => {
      const count = (counts.get(term) ?? 0) + 1;
      counts.set(term, count);
      return count <= MOST_PER_TERM;
    })
    .map(([, { why }]) => why);
}
