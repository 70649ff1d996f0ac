import { GERMAN, languageNumber } from '../text/languages.ts';
import { analyse, fold, wordsIn } from '../text/index.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { SearchCapability, SearchDocument } from '../types.ts';
import type { WordBook } from '../words/word-book.ts';
import type { Section } from './document-table.ts';
import { CAPABILITY, FIELD_OF_WEIGHT, FIELDS, NAME, NAME_PART, OTHER_NAME, TEXT_PART } from './fields.ts';

/** A document taken to pieces: its words by field, and how strongly each stands in it. */
export interface ReadDocument {
  sections: Section[];
  strengths: Map<number, number>;
  /** Sum of all strengths. */
  weight: number;
}

/** So many words of a document are read; nobody describes software with more. */
const MOST_WORDS = 5000;
const MOST_REMEMBERED = 60_000;

/** Reads documents into words of the book; remembers the words that it met. */
export class DocumentReader {
  readonly #book: WordBook;
  readonly #capabilities: ReadonlyMap<string, SearchCapability['names']>;
  /** Of each language, for names and for texts: a word as written → its number, then those of its parts. */
  readonly #met: Map<string, readonly number[]>[] = [];

  constructor(book: WordBook, capabilities: readonly SearchCapability[]) {
    this.#book = book;
    const names = new Map<string, SearchCapability['names']>();
    for (const capability of capabilities)
      names.set(capability.id, [...(names.get(capability.id) ?? []), ...capability.names]);
    this.#capabilities = names;
  }

  /** Gives back the memory of the words that it met. */
  forget(): void {
    this.#met.length = 0;
  }

  read(document: SearchDocument): ReadDocument {
    const read: ReadDocument = { sections: [], strengths: new Map(), weight: 0 };
    const take = (text: string, language: number, field: number, partField: number): void => {
      const parts: number[] = [];
      const words: number[] = [];
      for (const shown of wordsIn(text, MOST_WORDS)) {
        const [word, ...more] = this.#numbers(shown, language, field);
        if (word === undefined) continue;
        words.push(word);
        parts.push(...more);
      }
      this.#enter(read, field, words);
      this.#enter(read, partField, parts);
    };
    take(document.name, GERMAN, NAME, NAME_PART);
    for (const name of document.otherNames ?? []) take(name, GERMAN, OTHER_NAME, NAME_PART);
    for (const facet of ['capability', 'category'])
      for (const value of document.facets[facet] ?? [])
        for (const name of this.#capabilities.get(value) ?? [])
          if (typeof name === 'string') take(name, GERMAN, CAPABILITY, TEXT_PART);
          else take(name.text, languageNumber(name.language), CAPABILITY, TEXT_PART);
    for (const { text, language, weight = 'normal' } of document.texts)
      take(text, languageNumber(language), FIELD_OF_WEIGHT[weight], TEXT_PART);
    return read;
  }

  #enter(read: ReadDocument, field: number, words: readonly number[]): void {
    if (words.length === 0) return;
    const strength = FIELDS[field]!.strength;
    read.sections.push({ field, words });
    for (const word of words) read.strengths.set(word, (read.strengths.get(word) ?? 0) + strength);
    read.weight += words.length * strength;
  }

  #numbers(shown: string, language: number, field: number): readonly number[] {
    const isName = field === NAME || field === OTHER_NAME;
    const met = (this.#met[language * 2 + Number(isName)] ??= new Map());
    const known = met.get(shown);
    if (known) return known;
    const { folded, parts } = analyse(shown);
    const numbers =
      // "und" leads nowhere, but a name may consist of such words.
      folded === '' || (!isName && STOP_WORDS.has(folded))
        ? []
        : [
            this.#book.add(folded, language, shown),
            ...parts.map((part) => this.#book.add(fold(part), language, part)),
          ];
    if (met.size >= MOST_REMEMBERED) met.clear();
    met.set(shown, numbers);
    return numbers;
  }
}
