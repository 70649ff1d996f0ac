const special = /[\\\t\n\r\0]/;
const everySpecial = /[\\\t\n\r\0]/g;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // The engine takes no character 0.
  '\0': '\ufffd',
};

/**
 * Rows in the text format of COPY. Kept as bytes: millions of short texts that live for a moment too long would keep
 * the collector of garbage busier than the engine.
 *
 * @example new CopyLines().add(['a\tb', null, 7]).bytes // the bytes of 'a\\tb\t\\N\t7\n'
 */
export class CopyLines {
  #buffer = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  add(values: readonly (string | number | null)[]): this {
    let line = '';
    for (let at = 0; at < values.length; at++) {
      if (at > 0) line += '\t';
      line += fieldOf(values[at] ?? null);
    }
    line += '\n';
    this.#reserve(line.length * 3);
    this.#length += this.#buffer.write(line, this.#length);
    return this;
  }

  /** No character takes more than three bytes for each unit of UTF-16. */
  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

function fieldOf(value: string | number | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return special.test(value) ? value.replace(everySpecial, (sign) => escapes[sign] ?? sign) : value;
}
