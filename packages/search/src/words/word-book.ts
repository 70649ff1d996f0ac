import { GERMAN, STEMMERS, stemOf } from '../text/languages.ts';
import { CompoundBook } from './compound-book.ts';
import { copied, StringTable } from './string-table.ts';

/** How a word was written first: "verein", "Verein", "VEREIN"; otherwise its spelling is kept. */
const LOWER = 0;
const CAPITAL = 1;
const UPPER = 2;

/**
 * Every word of the texts, once per language: in how many documents it stands, its stem, and the compounds that it is in.
 * What is known of words is kept here and not at each of their occurrences; that keeps the index small.
 */
export class WordBook {
  /** The number of the language as a digit, then the folded word. */
  readonly #words = new StringTable();
  readonly #stems = new StringTable();
  readonly compounds = new CompoundBook();
  #documents = new Int32Array(1024);
  #stemOfWord = new Int32Array(1024);
  #firstOfStem = new Int32Array(1024);
  #nextOfStem = new Int32Array(1024);
  #letterSets = new Int32Array(1024);
  #writing = new Uint8Array(1024);
  readonly #spellings = new Map<number, string>();
  /** Number of living documents; who adds and removes them keeps it. */
  living = 0;

  get size(): number {
    return this.#words.size;
  }

  /** The number of a word; it lives as soon as `gain` was called for it. */
  add(folded: string, language: number, shown: string): number {
    const known = this.#words.size;
    const word = this.#words.add(`${language}${folded}`);
    if (word < known) return word;
    if (word >= this.#documents.length) {
      this.#documents = copied(this.#documents, word + 1);
      this.#stemOfWord = copied(this.#stemOfWord, word + 1);
      this.#nextOfStem = copied(this.#nextOfStem, word + 1);
      this.#letterSets = copied(this.#letterSets, word + 1);
      this.#writing = copied(this.#writing, word + 1);
    }
    const stem = this.#stems.add(`${language}${stemOf(folded, language)}`);
    if (stem >= this.#firstOfStem.length) this.#firstOfStem = copied(this.#firstOfStem, stem + 1);
    this.#stemOfWord[word] = stem;
    this.#nextOfStem[word] = this.#firstOfStem[stem]!;
    this.#firstOfStem[stem] = word + 1;
    this.#letterSets[word] = letterSet(folded);
    this.#remember(word, folded, shown);
    return word;
  }

  /** One more living document has the word. */
  gain(word: number): void {
    if (this.#documents[word]! === 0 && this.language(word) === GERMAN)
      this.compounds.born(word, this.folded(word));
    this.#documents[word]! += 1;
  }

  lose(word: number): void {
    this.#documents[word]! -= 1;
    if (this.#documents[word]! === 0 && this.language(word) === GERMAN)
      this.compounds.died(word, this.folded(word));
  }

  /** Number of living documents that have the word. */
  documents(word: number): number {
    return this.#documents[word]!;
  }

  folded(word: number): string {
    return this.#words.get(word).slice(1);
  }

  language(word: number): number {
    return this.#words.letter(word, 0) - 48;
  }

  letterSet(word: number): number {
    return this.#letterSets[word]!;
  }

  foldedLength(word: number): number {
    return this.#words.length(word) - 1;
  }

  /** As it was written where the index met it first. */
  shown(word: number): string {
    const folded = this.folded(word);
    switch (this.#writing[word]) {
      case LOWER:
        return folded;
      case CAPITAL:
        return folded.charAt(0).toUpperCase() + folded.slice(1);
      case UPPER:
        return folded.toUpperCase();
      default:
        return this.#spellings.get(word) ?? folded;
    }
  }

  /** Living words that are spelt like this, one per language. */
  spelt(folded: string): number[] {
    return this.#living(STEMMERS.map((_, language) => this.#words.find(`${language}${folded}`)));
  }

  /** Living words of a language with this stem. */
  withStem(stem: string, language: number): number[] {
    const id = this.#stems.find(`${language}${stem}`);
    const words: number[] = [];
    if (id < 0) return words;
    for (let word = this.#firstOfStem[id]!; word > 0; word = this.#nextOfStem[word - 1]!)
      words.push(word - 1);
    return this.#living(words);
  }

  #living(words: readonly number[]): number[] {
    return words.filter((word) => word >= 0 && this.#documents[word]! > 0);
  }

  #remember(word: number, folded: string, shown: string): void {
    if (shown === folded) return;
    if (shown.slice(1) === folded.slice(1) && shown.charAt(0).toLowerCase() === folded.charAt(0))
      this.#writing[word] = CAPITAL;
    else if (shown === folded.toUpperCase()) this.#writing[word] = UPPER;
    else {
      this.#writing[word] = 3;
      this.#spellings.set(word, shown);
    }
  }

  get bytes(): { typed: number; other: number } {
    const arrays = [
      this.#documents,
      this.#stemOfWord,
      this.#firstOfStem,
      this.#nextOfStem,
      this.#letterSets,
      this.#writing,
    ];
    const typed = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return {
      typed: typed + this.#words.bytes + this.#stems.bytes + this.compounds.bytes,
      other: this.#spellings.size * 72,
    };
  }
}

/** Which letters a word has, one bit each: two words that differ in many letters are no typos of each other. */
export function letterSet(folded: string): number {
  let set = 0;
  for (let place = 0; place < folded.length; place += 1) {
    const code = folded.charCodeAt(place);
    set |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return set;
}
