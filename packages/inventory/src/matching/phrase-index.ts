/** Where a phrase was found: tokens `from` (inclusive) to `to` (exclusive) of the name. */
export interface Span<T> {
  value: T;
  from: number;
  to: number;
}

/**
 * Finds phrases in a row of tokens however they are joined: `OnlyOffice`, `Only Office` and `ONLY-OFFICE` are one
 * phrase. A phrase is held under its letters without spaces, and so is each of its beginnings, so that the walk
 * ends at the first token that begins nothing.
 */
export class PhraseIndex<T> {
  readonly #entries = new Map<string, T[] | null>();

  add(key: string, value: T): void {
    if (key === '') return;
    for (let end = 1; end < key.length; end++) {
      const beginning = key.slice(0, end);
      if (!this.#entries.has(beginning)) this.#entries.set(beginning, null);
    }
    const held = this.#entries.get(key);
    if (held) held.push(value);
    else this.#entries.set(key, [value]);
  }

  get(key: string): readonly T[] {
    return this.#entries.get(key) ?? [];
  }

  /** Every phrase in the tokens, with its place. */
  find(tokens: readonly string[]): Span<T>[] {
    const spans: Span<T>[] = [];
    for (let from = 0; from < tokens.length; from++) {
      let key = tokens[from] ?? '';
      let held = this.#entries.get(key);
      let to = from + 1;
      while (held !== undefined) {
        if (held !== null) for (const value of held) spans.push({ value, from, to });
        if (to === tokens.length) break;
        key += tokens[to++];
        held = this.#entries.get(key);
      }
    }
    return spans;
  }
}
