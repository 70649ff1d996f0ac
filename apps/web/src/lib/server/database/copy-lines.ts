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

const none = new Uint8Array();
const lineEnd = 10;

/**
 * Rows in the text format of COPY. Kept as bytes: millions of short texts that live for a moment too long would keep
 * the collector of garbage busier than the engine.
 *
 * @example new CopyLines().add(['a\tb', null, 7]).bytes // the bytes of 'a\\tb\t\\N\t7\n'
 */
export class CopyLines {
  #buffer: Buffer<SharedArrayBuffer>;
  #length = 0;

  /** @param memory to write to, for nothing else meanwhile; more is taken when it is full */
  constructor(memory = new SharedArrayBuffer(64 * 1024)) {
    this.#buffer = Buffer.from(memory);
  }

  get bytes(): Uint8Array<SharedArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }

  add(values: readonly (string | number | null)[]): this {
    return this.addLine(values.map((value) => copyField(value ?? null)).join('\t'));
  }

  /**
   * Adds a row that is written out already, {@link copyField} by field with tabs between them; `rest` are its last
   * fields as bytes, with the tab before them.
   */
  addLine(fields: string, rest: Uint8Array = none): this {
    this.#reserve(fields.length * 3 + rest.length + 1);
    this.#length += this.#buffer.write(fields, this.#length);
    this.#buffer.set(rest, this.#length);
    this.#length += rest.length;
    this.#buffer[this.#length++] = lineEnd;
    return this;
  }

  /** No character takes more than three bytes for each unit of UTF-16. */
  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.from(new SharedArrayBuffer(Math.max(needed, 2 * this.#buffer.length)));
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
