import { copied, StringTable } from '../words/string-table.ts';

/** Which documents bear a name, by the name as one string without spaces. */
export class NameBook {
  #keys = new StringTable();
  #last = new Int32Array(256);
  #documentOf = new Int32Array(256);
  #before = new Int32Array(256);
  #size = 0;

  add(key: string, document: number): void {
    const id = this.#keys.add(key);
    if (id >= this.#last.length) this.#last = copied(this.#last, id + 1);
    if (this.#size >= this.#before.length) {
      this.#documentOf = copied(this.#documentOf, this.#size + 1);
      this.#before = copied(this.#before, this.#size + 1);
    }
    this.#documentOf[this.#size] = document;
    this.#before[this.#size] = this.#last[id]!;
    this.#size += 1;
    this.#last[id] = this.#size;
  }

  /** Numbers of documents, gone ones included. */
  find(key: string): number[] {
    const id = this.#keys.find(key);
    const found: number[] = [];
    if (id < 0) return found;
    for (let entry = this.#last[id]!; entry > 0; entry = this.#before[entry - 1]!)
      found.push(this.#documentOf[entry - 1]!);
    return found;
  }

  /** Gives the documents other numbers, −1 for those that are gone. */
  renumber(numbers: Int32Array): void {
    const old = { keys: this.#keys, last: this.#last, size: this.#size };
    const [documentOf, before] = [this.#documentOf, this.#before];
    this.#keys = new StringTable();
    this.#last = new Int32Array(256);
    this.#documentOf = new Int32Array(256);
    this.#before = new Int32Array(256);
    this.#size = 0;
    for (let id = 0; id < old.keys.size; id += 1)
      for (let entry = old.last[id]!; entry > 0; entry = before[entry - 1]!) {
        const number = numbers[documentOf[entry - 1]!]!;
        if (number >= 0) this.add(old.keys.get(id), number);
      }
  }

  get bytes(): number {
    return this.#keys.bytes + this.#last.byteLength + this.#documentOf.byteLength + this.#before.byteLength;
  }
}
