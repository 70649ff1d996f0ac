import { stemGerman } from '../text/stem-german.ts';
import { PieceLexicon } from './piece-lexicon.ts';
import { splitCompound } from './split-compound.ts';
import { copied, StringTable } from './string-table.ts';

/** A word of which a compound is made, at any depth: "Schulbezirk" as well as "Schule" and "Bezirk". */
export interface PartOfWord {
  /** Stem of the part. */
  stem: string;
  start: number;
  end: number;
  /** Not put together from others itself. */
  leaf: boolean;
}

/** A compound that has a stem in it. */
export interface CompoundWith {
  word: number;
  /** Share of its letters that the stem's word has, in (0, 1). */
  share: number;
}

/** So many words come or go before all compounds are taken apart anew instead of those that they concern. */
const TOO_MANY_CHANGES = 40;

/**
 * Which German words are put together from which. What a word is made of depends on the words that live, and on nothing
 * else: neither on the order in which they came nor on those that are gone.
 */
export class CompoundBook {
  readonly #lexicon = new PieceLexicon();
  readonly #stems = new StringTable();
  #firstWith = new Int32Array(256);
  #next = new Int32Array(1024);
  #wordOf = new Int32Array(1024);
  #shareOf = new Uint8Array(1024);
  #entries = 0;
  /** Entries of a word lie side by side; older ones of the same word no longer count. */
  #startOf = new Int32Array(1024);
  #endOf = new Int32Array(1024);
  /** Living German words; their place here has nothing to do with their number. */
  readonly #texts = new StringTable();
  #wordOfText = new Int32Array(1024);
  #lives = new Uint8Array(1024);
  #changed = new Set<string>();

  born(word: number, folded: string): void {
    const text = this.#texts.add(folded);
    if (text >= this.#lives.length) {
      this.#lives = copied(this.#lives, text + 1);
      this.#wordOfText = copied(this.#wordOfText, text + 1);
    }
    if (word >= this.#startOf.length) {
      this.#startOf = copied(this.#startOf, word + 1);
      this.#endOf = copied(this.#endOf, word + 1);
    }
    this.#lives[text] = 1;
    this.#wordOfText[text] = word;
    this.#changed.add(folded);
    for (const piece of this.#lexicon.change(folded, 1)) this.#changed.add(piece);
  }

  died(word: number, folded: string): void {
    this.#lives[this.#texts.find(folded)] = 0;
    this.#startOf[word] = this.#endOf[word] = 0;
    for (const piece of this.#lexicon.change(folded, -1)) this.#changed.add(piece);
  }

  /** Takes apart again what the words that came and went since the last time concern. */
  refresh(): void {
    if (this.#changed.size === 0) return;
    if (this.#changed.size > TOO_MANY_CHANGES) {
      this.#firstWith.fill(0);
      this.#entries = 1;
      for (let text = 0; text < this.#texts.size; text += 1) this.#record(text);
    } else {
      const concerned = new Set<number>();
      for (const piece of this.#changed) this.#texts.eachWith(piece, (text) => concerned.add(text));
      for (const text of concerned) this.#record(text);
    }
    this.#changed.clear();
  }

  /** The parts of any word, of the index or not, at every depth; empty when it is no compound. */
  partsOf(folded: string, depth = 0): PartOfWord[] {
    return splitCompound(folded, this.#lexicon).flatMap(({ piece, start, end }) => {
      const text = this.#lexicon.text(piece);
      const inner = depth < 3 ? this.partsOf(text, depth + 1) : [];
      const own: PartOfWord = { stem: stemGerman(text), start, end, leaf: inner.length === 0 };
      return [
        own,
        ...inner.map((part) => ({
          ...part,
          start: part.start + start,
          end: Math.min(part.end + start, end),
        })),
      ];
    });
  }

  /** The living compounds that have a stem in them. */
  with(stem: string): CompoundWith[] {
    const id = this.#stems.find(stem);
    const found: CompoundWith[] = [];
    if (id < 0) return found;
    for (let entry = this.#firstWith[id]!; entry > 0; entry = this.#next[entry]!) {
      const word = this.#wordOf[entry]!;
      if (entry >= this.#startOf[word]! && entry < this.#endOf[word]!)
        found.push({ word, share: this.#shareOf[entry]! / 255 });
    }
    return found;
  }

  #record(text: number): void {
    if (this.#lives[text] === 0) return;
    const word = this.#wordOfText[text]!;
    const folded = this.#texts.get(text);
    if (this.#entries === 0) this.#entries = 1;
    this.#startOf[word] = this.#entries;
    const seen = new Set<string>();
    for (const { stem, start, end } of this.partsOf(folded)) {
      if (seen.has(stem)) continue;
      seen.add(stem);
      this.#enter(stem, word, (end - start) / folded.length);
    }
    this.#endOf[word] = this.#entries;
  }

  #enter(stem: string, word: number, share: number): void {
    const id = this.#stems.add(stem);
    if (id >= this.#firstWith.length) this.#firstWith = copied(this.#firstWith, id + 1);
    const entry = this.#entries;
    if (entry >= this.#next.length) {
      this.#next = copied(this.#next, entry + 1);
      this.#wordOf = copied(this.#wordOf, entry + 1);
      this.#shareOf = copied(this.#shareOf, entry + 1);
    }
    this.#next[entry] = this.#firstWith[id]!;
    this.#wordOf[entry] = word;
    this.#shareOf[entry] = Math.max(1, Math.round(share * 255));
    this.#firstWith[id] = entry;
    this.#entries += 1;
  }

  get bytes(): number {
    const arrays = [
      this.#firstWith,
      this.#next,
      this.#wordOf,
      this.#shareOf,
      this.#startOf,
      this.#endOf,
      this.#wordOfText,
      this.#lives,
    ];
    return (
      arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) +
      this.#lexicon.bytes +
      this.#stems.bytes +
      this.#texts.bytes
    );
  }
}
