import { copied } from '../words/string-table.ts';
import { ByteWriter } from './byte-writer.ts';

/** Numbers by document that are added up. */
interface Counts {
  add(document: number, value: number): void;
}

/**
 * Which documents have a word, and how strongly. New ones are linked lists in flat arrays, which grow cheaply; `pack` turns
 * them, together with the packed ones before, into one run of bytes a word: the distance to the document before, then the
 * strength.
 */
export class Postings {
  #packed: Uint8Array = new Uint8Array(0);
  #ends: Int32Array = new Int32Array(1);
  #last = new Int32Array(1024);
  #documentOf = new Int32Array(1024);
  #strengthOf = new Uint8Array(1024);
  #before = new Int32Array(1024);
  #size = 0;

  /** Number of postings that are not packed yet. */
  get loose(): number {
    return this.#size;
  }

  /** Documents must come in the order of their numbers. */
  add(word: number, document: number, strength: number): void {
    if (word >= this.#last.length) this.#last = copied(this.#last, word + 1);
    const entry = this.#size;
    if (entry >= this.#before.length) {
      this.#documentOf = copied(this.#documentOf, entry + 1);
      this.#strengthOf = copied(this.#strengthOf, entry + 1);
      this.#before = copied(this.#before, entry + 1);
    }
    this.#documentOf[entry] = document;
    this.#strengthOf[entry] = strength;
    this.#before[entry] = this.#last[word]!;
    this.#last[word] = entry + 1;
    this.#size += 1;
  }

  /** Adds to each living document that has the word how strongly it has it, times `weight`. */
  count(word: number, weight: number, alive: Uint8Array, into: Counts): void {
    if (word + 1 < this.#ends.length) {
      const bytes = this.#packed;
      const end = this.#ends[word + 1]!;
      let document = -1;
      for (let place = this.#ends[word]!; place < end; place += 1) {
        let gap = 0;
        let shift = 0;
        for (; bytes[place]! > 127; place += 1, shift += 7) gap |= (bytes[place]! & 127) << shift;
        document += gap | (bytes[place]! << shift);
        place += 1;
        if (alive[document] === 1) into.add(document, weight * bytes[place]!);
      }
    }
    this.#eachLoose(word, (document, strength) => {
      if (alive[document] === 1) into.add(document, weight * strength);
    });
  }

  #eachPacked(word: number, visit: (document: number, strength: number) => void): void {
    if (word + 1 >= this.#ends.length) return;
    const bytes = this.#packed;
    const end = this.#ends[word + 1]!;
    let document = -1;
    for (let place = this.#ends[word]!; place < end; place += 1) {
      let gap = 0;
      let shift = 0;
      for (; bytes[place]! > 127; place += 1, shift += 7) gap |= (bytes[place]! & 127) << shift;
      document += gap | (bytes[place]! << shift);
      place += 1;
      visit(document, bytes[place]!);
    }
  }

  /** The newest first. */
  #eachLoose(word: number, visit: (document: number, strength: number) => void): void {
    if (word >= this.#last.length) return;
    for (let entry = this.#last[word]!; entry > 0; entry = this.#before[entry - 1]!)
      visit(this.#documentOf[entry - 1]!, this.#strengthOf[entry - 1]!);
  }

  /**
   * Packs all postings of living documents.
   *
   * @param words number of words that there are
   * @param renumbered the number that a document has from now on, −1 for one that is gone
   */
  pack(words: number, renumbered: Int32Array): void {
    const out = new ByteWriter();
    const ends = new Int32Array(words + 1);
    const loose: number[] = [];
    for (let word = 0; word < words; word += 1) {
      let before = -1;
      const write = (document: number, strength: number): void => {
        const number = renumbered[document]!;
        if (number < 0) return;
        out.number(number - before);
        out.byte(strength);
        before = number;
      };
      this.#eachPacked(word, write);
      loose.length = 0;
      this.#eachLoose(word, (document, strength) => loose.push(document, strength));
      for (let place = loose.length - 2; place >= 0; place -= 2) write(loose[place]!, loose[place + 1]!);
      ends[word + 1] = out.length;
    }
    this.#packed = out.bytes.slice(0, out.length);
    this.#ends = ends;
    this.#last = new Int32Array(1024);
    this.#documentOf = new Int32Array(1024);
    this.#strengthOf = new Uint8Array(1024);
    this.#before = new Int32Array(1024);
    this.#size = 0;
  }

  get bytes(): number {
    const arrays = [this.#packed, this.#ends, this.#last, this.#documentOf, this.#strengthOf, this.#before];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
}
