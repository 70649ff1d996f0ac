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
  // Not from the pool, so that its memory can be handed to another thread.
  #buffer = Buffer.from(new ArrayBuffer(64 * 1024));
  #length = 0;

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }

  add(values: readonly (string | number | null)[]): this {
    return this.addLine(values.map((value) => copyField(value ?? null)).join('\t'));
  }

  /** Adds a row that is written out already, {@link copyField} by field with tabs between them. */
  addLine(fields: string): this {
    const line = `${fields}\n`;
    this.#reserve(line.length * 3);
    this.#length += this.#buffer.write(line, this.#length);
    return this;
  }

  /** No character takes more than three bytes for each unit of UTF-16. */
  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.from(new ArrayBuffer(Math.max(needed, 2 * this.#buffer.length)));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

/**
 * One value in the text format of COPY.
 *
 * @example copyField('a\tb') // 'a\\tb'
 */
export function copyField(value: string | number | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return special.test(value) ? value.replace(everySpecial, (sign) => escapes[sign] ?? sign) : value;
}
