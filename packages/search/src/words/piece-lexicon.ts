import { stemGerman } from '../text/stem-german.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { BASE_WORDS, NO_WORDS } from './base-words.ts';
import type { CompoundLexicon } from './split-compound.ts';
import { copied, StringTable } from './string-table.ts';

const LETTERS = /^\p{L}+$/u;
const SHORTEST_LEARNED = 4;
const LONGEST_LEARNED = 30;

/** The pieces of compounds: our own short list and, as long as some document has them, the words of the texts. */
export class PieceLexicon implements CompoundLexicon {
  readonly #table = new StringTable();
  /** How many living words stand behind a piece; those of our own list never die. */
  #uses = new Int32Array(1024);
  readonly #base: number;

  constructor() {
    for (const word of BASE_WORDS) this.#use(word, 1);
    for (const word of BASE_WORDS) {
      const stem = stemGerman(word);
      if (stem !== word && stem.length >= SHORTEST_LEARNED) this.#use(stem, 1);
    }
    this.#base = this.#table.size;
  }

  /** The pieces that came to life or died when a word did. */
  change(word: string, by: 1 | -1): string[] {
    if (word.length < SHORTEST_LEARNED || word.length > LONGEST_LEARNED) return [];
    if (!LETTERS.test(word) || STOP_WORDS.has(word) || NO_WORDS.has(word)) return [];
    const stem = stemGerman(word);
    const pieces =
      stem !== word && stem.length >= SHORTEST_LEARNED && !NO_WORDS.has(stem) && stemGerman(stem) === stem
        ? [word, stem]
        : [word];
    return pieces.filter((piece) => this.#use(piece, by));
  }

  text(piece: number): string {
    return this.#table.get(piece);
  }

  eachAt(word: string, from: number, visit: (piece: number, end: number, cost: number) => void): void {
    this.#table.eachAt(word, from, (piece, end) => {
      if (this.#uses[piece]! > 0) visit(piece, end, this.endingCost(piece));
    });
  }

  ending(rest: string): number {
    const piece = this.#table.find(stemGerman(rest));
    return piece >= 0 && this.#uses[piece]! > 0 ? piece : -1;
  }

  endingCost(piece: number): number {
    if (piece < this.#base) return 1;
    const length = this.#table.length(piece);
    return length === 4 ? 1.9 : length === 5 ? 1.5 : 1.3;
  }

  get bytes(): number {
    return this.#table.bytes + this.#uses.byteLength;
  }

  #use(piece: string, by: 1 | -1): boolean {
    const id = this.#table.add(piece);
    if (id >= this.#uses.length) this.#uses = copied(this.#uses, id + 1);
    const before = this.#uses[id]!;
    this.#uses[id] = before + by;
    return before === 0 || before + by === 0;
  }
}
