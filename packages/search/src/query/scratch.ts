/** Numbers by document that are put back to 0 after use without touching all of them. */
export class Scratch {
  values = new Float64Array(256);
  #touched = new Int32Array(256);
  #size = 0;

  /** Makes room for so many documents. */
  reserve(documents: number): void {
    if (documents <= this.values.length) return;
    this.values = new Float64Array(Math.ceil(documents * 1.25));
    this.#touched = new Int32Array(this.values.length);
  }

  add(document: number, value: number): void {
    const before = this.values[document]!;
    if (before === 0) this.#touched[this.#size++] = document;
    this.values[document] = before + value;
  }

  raise(document: number, value: number): void {
    const before = this.values[document]!;
    if (before === 0) this.#touched[this.#size++] = document;
    if (value > before) this.values[document] = value;
  }

  /** Calls with each document and its number, then forgets them. */
  drain(visit: (document: number, value: number) => void): void {
    const { values } = this;
    for (let place = 0; place < this.#size; place += 1) {
      const document = this.#touched[place]!;
      const value = values[document]!;
      values[document] = 0;
      visit(document, value);
    }
    this.#size = 0;
  }

  /** The highest number. */
  highest(): number {
    let highest = 0;
    for (let place = 0; place < this.#size; place += 1)
      highest = Math.max(highest, this.values[this.#touched[place]!]!);
    return highest;
  }

  clear(): void {
    for (let place = 0; place < this.#size; place += 1) this.values[this.#touched[place]!] = 0;
    this.#size = 0;
  }
}
