import { ByteWriter } from '../postings/byte-writer.ts';
import type { SearchKind } from '../types.ts';
import { copied } from '../words/string-table.ts';

const KINDS: readonly SearchKind[] = ['product', 'software', 'proprietary'];

/** A run of words of one field of a document. */
export interface Section {
  field: number;
  words: readonly number[];
}

/** What a document is, beside the words that lead to it. Numbers rise with time; `renumber` closes the gaps. */
export class DocumentTable {
  readonly #numbers = new Map<string, number>();
  ids: string[] = [];
  names: string[] = [];
  #kinds = new Uint8Array(256);
  #boosts = new Float32Array(256);
  #weights = new Int32Array(256);
  /** 1 for those that are there. */
  alive = new Uint8Array(256);
  #sections = new ByteWriter();
  #sectionEnds = new Int32Array(256);
  #values = new ByteWriter();
  #valueEnds = new Int32Array(256);
  /** Of any document there ever was. */
  mostValues = 0;
  /** Sum of the weights of the living. */
  totalWeight = 0;

  /** Number of documents, gone ones included. */
  get length(): number {
    return this.ids.length;
  }

  /** Number of documents that are there. */
  get size(): number {
    return this.#numbers.size;
  }

  number(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  add(
    document: { id: string; name: string; kind: SearchKind; boost: number; weight: number },
    sections: readonly Section[],
    values: readonly number[],
  ): number {
    const number = this.ids.length;
    if (number >= this.#kinds.length) this.#lengthen(number + 1);
    this.ids.push(document.id);
    this.names.push(document.name);
    this.#kinds[number] = KINDS.indexOf(document.kind);
    this.#boosts[number] = document.boost;
    this.#weights[number] = document.weight;
    this.alive[number] = 1;
    for (const { field, words } of sections) {
      this.#sections.byte(field);
      this.#sections.number(words.length);
      for (const word of words) this.#sections.number(word);
    }
    this.#sectionEnds[number] = this.#sections.length;
    for (const value of values) this.#values.number(value);
    this.mostValues = Math.max(this.mostValues, values.length);
    this.#valueEnds[number] = this.#values.length;
    this.totalWeight += document.weight;
    this.#numbers.set(document.id, number);
    return number;
  }

  remove(number: number): void {
    this.alive[number] = 0;
    this.totalWeight -= this.#weights[number]!;
    this.#numbers.delete(this.ids[number]!);
  }

  isAlive(number: number): boolean {
    return this.alive[number] === 1;
  }

  kind(number: number): SearchKind {
    return KINDS[this.#kinds[number]!]!;
  }

  boost(number: number): number {
    return this.#boosts[number]!;
  }

  /** Sum of the strengths of its words: how long it is. */
  weight(number: number): number {
    return this.#weights[number]!;
  }

  /** The words of a document, field by field, as they were added. */
  sections(number: number): Section[] {
    const { bytes } = this.#sections;
    const end = this.#sectionEnds[number]!;
    let place = number === 0 ? 0 : this.#sectionEnds[number - 1]!;
    const next = (): number => {
      let value = 0;
      let shift = 0;
      for (; bytes[place]! > 127; place += 1, shift += 7) value |= (bytes[place]! & 127) << shift;
      value |= bytes[place]! << shift;
      place += 1;
      return value;
    };
    const sections: Section[] = [];
    while (place < end) {
      const field = bytes[place]!;
      place += 1;
      sections.push({ field, words: Array.from({ length: next() }, next) });
    }
    return sections;
  }

  /** Writes the numbers of the facet values of a document into `row`, and says how many they are. */
  readValues(number: number, row: Int32Array): number {
    const { bytes } = this.#values;
    const end = this.#valueEnds[number]!;
    let many = 0;
    for (let place = number === 0 ? 0 : this.#valueEnds[number - 1]!; place < end; place += 1) {
      let value = 0;
      let shift = 0;
      for (; bytes[place]! > 127; place += 1, shift += 7) value |= (bytes[place]! & 127) << shift;
      row[many++] = value | (bytes[place]! << shift);
    }
    return many;
  }

  /** The numbers after the gaps are closed, −1 for documents that are gone; the same as before where there are few gaps. */
  renumbering(): Int32Array {
    const numbers = new Int32Array(this.length);
    let next = 0;
    for (let number = 0; number < this.length; number += 1)
      numbers[number] = this.alive[number] === 1 ? next++ : -1;
    return numbers;
  }

  /** Closes the gaps that gone documents left, and gives back room that was kept for more. */
  renumber(): void {
    if (this.size < this.length) this.#closeGaps();
    this.#sections.trim();
    this.#values.trim();
  }

  #closeGaps(): void {
    const old = { ids: this.ids, names: this.names };
    const [sections, values] = [new ByteWriter(), new ByteWriter()];
    const starts = { section: 0, value: 0 };
    this.ids = [];
    this.names = [];
    for (let number = 0; number < old.ids.length; number += 1) {
      const [sectionStart, valueStart] = [starts.section, starts.value];
      starts.section = this.#sectionEnds[number]!;
      starts.value = this.#valueEnds[number]!;
      if (this.alive[number] !== 1) continue;
      const next = this.ids.length;
      this.#numbers.set(old.ids[number]!, next);
      this.ids.push(old.ids[number]!);
      this.names.push(old.names[number]!);
      this.#kinds[next] = this.#kinds[number]!;
      this.#boosts[next] = this.#boosts[number]!;
      this.#weights[next] = this.#weights[number]!;
      this.alive[next] = 1;
      for (let place = sectionStart; place < starts.section; place += 1)
        sections.byte(this.#sections.bytes[place]!);
      for (let place = valueStart; place < starts.value; place += 1) values.byte(this.#values.bytes[place]!);
      this.#sectionEnds[next] = sections.length;
      this.#valueEnds[next] = values.length;
    }
    this.#sections = sections;
    this.#values = values;
  }

  #lengthen(needed: number): void {
    this.#kinds = copied(this.#kinds, needed);
    this.#boosts = copied(this.#boosts, needed);
    this.#weights = copied(this.#weights, needed);
    this.alive = copied(this.alive, needed);
    this.#sectionEnds = copied(this.#sectionEnds, needed);
    this.#valueEnds = copied(this.#valueEnds, needed);
  }

  get bytes(): { typed: number; other: number } {
    const arrays = [this.#kinds, this.#boosts, this.#weights, this.alive, this.#sectionEnds, this.#valueEnds];
    const typed = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return {
      typed: typed + this.#sections.bytes.byteLength + this.#values.bytes.byteLength,
      other:
        this.ids.reduce((sum, id) => sum + 24 + id.length + 48, 0) +
        this.names.reduce((sum, name) => sum + 24 + name.length, 0),
    };
  }
}
