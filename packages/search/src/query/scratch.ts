/** Numbers by document that are put back to 0 after use without touching all of them. */
export class Scratch {
  values = new Float64Array(256);
  touched: number[] = [];

  /** Makes room for so many documents. */
  reserve(documents: number): void {
    if (documents > this.values.length) this.values = new Float64Array(Math.ceil(documents * 1.25));
  }

  add(document: number, value: number): void {
    if (this.values[document] === 0) this.touched.push(document);
    this.values[document]! += value;
  }

  raise(document: number, value: number): void {
    const before = this.values[document]!;
    if (before === 0) this.touched.push(document);
    if (value > before) this.values[document] = value;
  }

  /** Calls with each document and its number, then forgets them. */
  drain(visit: (document: number, value: number) => void): void {
    for (const document of this.touched) {
      const value = this.values[document]!;
      this.values[document] = 0;
      visit(document, value);
    }
    this.touched = [];
  }
}
