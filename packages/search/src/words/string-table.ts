const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash ^ (hash >>> 15);
};

/** Strings numbered from 0 in the order of their arrival; a quarter of the memory of a Map, and never forgetful. */
export class StringTable {
  #letters = new Uint16Array(1024);
  #ends = new Int32Array(256);
  #slots = new Int32Array(512).fill(-1);
  size = 0;

  /** The number of a string, which is taken in if it is new. */
  add(text: string): number {
    let slot = this.#slotOf(text);
    const known = this.#slots[slot]!;
    if (known >= 0) return known;
    if ((this.size + 1) * 4 > this.#slots.length * 3) {
      this.#grow();
      slot = this.#slotOf(text);
    }
    const id = this.size;
    const start = id === 0 ? 0 : this.#ends[id - 1]!;
    if (start + text.length > this.#letters.length)
      this.#letters = copied(this.#letters, start + text.length);
    for (let place = 0; place < text.length; place += 1)
      this.#letters[start + place] = text.charCodeAt(place);
    if (id >= this.#ends.length) this.#ends = copied(this.#ends, id + 1);
    this.#ends[id] = start + text.length;
    this.#slots[slot] = id;
    this.size += 1;
    return id;
  }

  /** −1 for a string that was never taken in. */
  find(text: string): number {
    return this.#slots[this.#slotOf(text)]!;
  }

  get(id: number): string {
    let text = '';
    const end = this.#ends[id]!;
    for (let place = id === 0 ? 0 : this.#ends[id - 1]!; place < end; place += 1)
      text += String.fromCharCode(this.#letters[place]!);
    return text;
  }

  length(id: number): number {
    return this.#ends[id]! - (id === 0 ? 0 : this.#ends[id - 1]!);
  }

  /** Code of the letter at a place of a string. */
  letter(id: number, place: number): number {
    return this.#letters[(id === 0 ? 0 : this.#ends[id - 1]!) + place]!;
  }

  /** Calls with the number of each string that begins at a place of `text`, and with its end. */
  eachAt(text: string, from: number, visit: (id: number, end: number) => void): void {
    const mask = this.#slots.length - 1;
    let hash = 0x811c9dc5;
    for (let end = from + 1; end <= text.length; end += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(end - 1), 0x01000193);
      let slot = (hash ^ (hash >>> 15)) & mask;
      for (let id = this.#slots[slot]!; id >= 0; id = this.#slots[slot]!) {
        if (this.length(id) === end - from && this.#matches(id, text, from)) {
          visit(id, end);
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
  }

  /** Calls with the number of each string that has `text` in it. */
  eachWith(text: string, visit: (id: number) => void): void {
    const first = text.charCodeAt(0);
    const total = this.size === 0 ? 0 : this.#ends[this.size - 1]!;
    let id = 0;
    for (
      let place = this.#letters.indexOf(first);
      place >= 0;
      place = this.#letters.indexOf(first, place + 1)
    ) {
      if (place + text.length > total) return;
      while (this.#ends[id]! <= place) id += 1;
      if (place + text.length > this.#ends[id]! || !this.#equals(place, text, 0)) continue;
      visit(id);
      place = this.#ends[id]! - 1;
    }
  }

  get bytes(): number {
    return this.#letters.byteLength + this.#ends.byteLength + this.#slots.byteLength;
  }

  #slotOf(text: string): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(text) & mask;
    for (let id = this.#slots[slot]!; id >= 0 && !this.#is(id, text); id = this.#slots[slot]!)
      slot = (slot + 1) & mask;
    return slot;
  }

  #is(id: number, text: string): boolean {
    return this.length(id) === text.length && this.#matches(id, text, 0);
  }

  #matches(id: number, text: string, from: number): boolean {
    const start = id === 0 ? 0 : this.#ends[id - 1]!;
    const length = this.#ends[id]! - start;
    for (let place = 0; place < length; place += 1)
      if (this.#letters[start + place] !== text.charCodeAt(from + place)) return false;
    return true;
  }

  #equals(start: number, text: string, from: number): boolean {
    for (let place = from; place < text.length; place += 1)
      if (this.#letters[start + place] !== text.charCodeAt(place)) return false;
    return true;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let id = 0; id < this.size; id += 1) this.#slots[this.#slotOf(this.get(id))] = id;
  }
}

/** The same numbers in an array that has room for `needed`, and a quarter more. */
export function copied<A extends Uint8Array | Uint16Array | Int32Array | Float32Array | Uint32Array>(
  array: A,
  needed: number,
): A {
  const longer = new (array.constructor as new (length: number) => A)(Math.max(16, Math.ceil(needed * 1.25)));
  longer.set(array);
  return longer;
}
