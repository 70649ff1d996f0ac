import { editDistance } from './edit-distance.ts';
import { letterSet, type WordBook } from './word-book.ts';

/** A living word that is spelt nearly like the one looked for. */
export interface SimilarWord {
  word: number;
  distance: number;
}

const MOST = 6;

/** Mistakes that a word of this length is allowed: short ones would become other words. */
export const mistakesAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * The living words nearest to a misspelt one, all at the least distance, the most frequent first. Which letters a word has
 * and how many rules out nearly all words before any letter is compared.
 *
 * @param open the word may be only the beginning of the one looked for
 */
export function similarWords(book: WordBook, folded: string, open = false): SimilarWord[] {
  let most = mistakesAllowed(folded.length);
  if (most === 0 || /^\d+$/.test(folded)) return [];
  const letters = letterSet(folded);
  let found: SimilarWord[] = [];
  for (let word = 0; word < book.size; word += 1) {
    const longer = book.foldedLength(word) - folded.length;
    if (longer < -most || (!open && longer > most) || book.documents(word) === 0) continue;
    const others = book.letterSet(word);
    if (bits(letters & ~others) > most || (!open && bits(others & ~letters) > most)) continue;
    const distance = editDistance(folded, book.folded(word), most, open);
    if (distance > most) continue;
    if (distance < most) {
      most = distance;
      found = [];
    }
    found.push({ word, distance });
  }
  return found
    .map((similar) => ({ similar, text: book.folded(similar.word), count: book.documents(similar.word) }))
    .sort(
      (a, b) =>
        Number(b.text[0] === folded[0]) - Number(a.text[0] === folded[0]) ||
        b.count - a.count ||
        (a.text < b.text
          ? -1
          : a.text > b.text
            ? 1
            : book.language(a.similar.word) - book.language(b.similar.word)),
    )
    .slice(0, MOST)
    .map(({ similar }) => similar);
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
