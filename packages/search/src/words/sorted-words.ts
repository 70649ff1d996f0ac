import type { WordBook } from './word-book.ts';

/** So many words wait at the end before all are sorted again. */
const MOST_WAITING = 4000;

/** The words in alphabetical order, for those that begin with something. */
export class SortedWords {
  readonly #book: WordBook;
  #order = new Int32Array(0);

  constructor(book: WordBook) {
    this.#book = book;
  }

  /** Sorts the words that came since the last time, if they are many. */
  refresh(atOnce = false): void {
    const { size } = this.#book;
    const waiting = size - this.#order.length;
    if (waiting === 0 || (!atOnce && waiting <= MOST_WAITING)) return;
    const texts = Array.from({ length: size }, (_, word) => this.#book.folded(word));
    this.#order = Int32Array.from({ length: size }, (_, word) => word).sort((a, b) =>
      texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b,
    );
  }

  /** Living words that begin with these letters, in no order. */
  withPrefix(prefix: string): number[] {
    const found: number[] = [];
    const take = (word: number): void => {
      if (this.#book.documents(word) > 0) found.push(word);
    };
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#book.folded(this.#order[middle]!) < prefix) low = middle + 1;
      else high = middle;
    }
    for (; low < this.#order.length && this.#book.folded(this.#order[low]!).startsWith(prefix); low += 1)
      take(this.#order[low]!);
    for (let word = this.#order.length; word < this.#book.size; word += 1)
      if (this.#book.folded(word).startsWith(prefix)) take(word);
    return found;
  }

  get bytes(): number {
    return this.#order.byteLength;
  }
}
