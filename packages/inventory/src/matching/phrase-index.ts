/** Where a phrase was found: tokens `from` (inclusive) to `to` (exclusive) of the name. */
export interface Span<T> {
  value: T;
  from: number;
  to: number;
}

/** Letters and digits have a place of their own in a node, everything else shares place 0. */
const PLACES = 37;

function placeOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  return code >= 48 && code <= 57 ? code - 21 : 0;
}

/**
 * Finds phrases in a row of tokens however they are joined: `OnlyOffice`, `Only Office` and `ONLY-OFFICE` are one
 * phrase. A phrase is held under its letters without spaces in a trie, whose walk ends at the first letter that
 * begins nothing.
 */
export class PhraseIndex<T> {
  /** Child of node `n` at place `p`: `#children[n * PLACES + p]`; 0 for none, since nothing leads back to the root. */
  #children = new Int32Array(PLACES * 1024);
  #nodes = 1;
  /** What ends at a node: keys that differ only in signs and other scripts end at the same one. */
  readonly #ends: (Map<string, T[]> | undefined)[] = [];

  /** Takes a value up under its key, the folded words without spaces. */
  add(key: string, value: T): void {
    if (key === '') return;
    let node = 0;
    for (let at = 0; at < key.length; at++) {
      const slot = node * PLACES + placeOf(key.charCodeAt(at));
      const child = this.#children[slot] ?? 0;
      node = child === 0 ? this.#grow(slot) : child;
    }
    const ends = (this.#ends[node] ??= new Map<string, T[]>());
    ends.set(key, [...(ends.get(key) ?? []), value]);
  }

  #grow(slot: number): number {
    const node = this.#nodes++;
    if ((node + 1) * PLACES > this.#children.length) {
      const larger = new Int32Array(this.#children.length * 2);
      larger.set(this.#children);
      this.#children = larger;
    }
    this.#children[slot] = node;
    return node;
  }

  /** Every phrase in the tokens, with its place. */
  find(tokens: readonly string[]): Span<T>[] {
    const spans: Span<T>[] = [];
    for (let from = 0; from < tokens.length; from++) {
      let node = 0;
      for (let to = from; to < tokens.length; to++) {
        node = this.#walk(node, tokens[to] ?? '');
        if (node === 0) break;
        const ends = this.#ends[node];
        if (ends === undefined) continue;
        for (const [key, values] of ends)
          if (isSpelt(key, tokens, from, to))
            for (const value of values) spans.push({ value, from, to: to + 1 });
      }
    }
    return spans;
  }

  #walk(start: number, word: string): number {
    let node = start;
    for (let at = 0; at < word.length; at++) {
      node = this.#children[node * PLACES + placeOf(word.charCodeAt(at))] ?? 0;
      if (node === 0) return 0;
    }
    return node;
  }
}

/** Whether the tokens spell the key: signs and letters of other scripts share a place in the trie. */
function isSpelt(key: string, tokens: readonly string[], from: number, to: number): boolean {
  let at = 0;
  for (let index = from; index <= to; index++) {
    const word = tokens[index] ?? '';
    if (!key.startsWith(word, at)) return false;
    at += word.length;
  }
  return true;
}
