/** Where a phrase was found: tokens `from` (inclusive) to `to` (exclusive) of the name. */
export interface Span<T> {
  value: T;
  from: number;
  to: number;
}

/** Letters and digits have a place of their own, everything else shares place 0. */
const PLACES = 37;

function placeOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  return code >= 48 && code <= 57 ? code - 21 : 0;
}

/** What ends at a node. Keys that differ only in signs and letters of other scripts end at the same one. */
interface End<T> {
  key: string;
  values: T[];
  hasSigns: boolean;
  next: End<T> | undefined;
}

/** The root and the nodes of the first letters: only they have many children, and a row of a table each. */
const ROWS = PLACES + 1;

/**
 * Finds phrases in a row of tokens however they are joined: `OnlyOffice`, `Only Office` and `ONLY-OFFICE` are one
 * phrase. A phrase is held under its letters without spaces in a trie, whose walk ends at the first letter that
 * begins nothing. Flat arrays keep the trie small enough for the processor's cache.
 */
export class PhraseIndex<T> {
  /** Children of the first nodes: `#table[node * PLACES + place]`; 0 for none, since nothing leads back to the root. */
  readonly #table = new Int32Array(ROWS * PLACES);
  /** Children of the other nodes: the first one, and from each to its next sibling. */
  readonly #first: number[] = new Array<number>(ROWS).fill(0);
  readonly #next: number[] = new Array<number>(ROWS).fill(0);
  readonly #place: number[] = new Array<number>(ROWS).fill(0);
  readonly #ends: (End<T> | undefined)[] = new Array<undefined>(ROWS).fill(undefined);

  constructor() {
    for (let place = 0; place < PLACES; place++) this.#table[place] = place + 1;
  }

  /** Takes a value up under its key, the folded words without spaces. */
  add(key: string, value: T): void {
    if (key === '') return;
    let node = 0;
    for (let at = 0; at < key.length; at++) {
      const place = placeOf(key.charCodeAt(at));
      node = this.#child(node, place) || this.#grow(node, place);
    }
    let end = this.#ends[node];
    while (end !== undefined && end.key !== key) end = end.next;
    if (end) end.values.push(value);
    else
      this.#ends[node] = { key, values: [value], hasSigns: !/^[a-z0-9]*$/.test(key), next: this.#ends[node] };
  }

  #child(node: number, place: number): number {
    if (node < ROWS) return this.#table[node * PLACES + place] ?? 0;
    let child = this.#first[node] ?? 0;
    while (child !== 0 && this.#place[child] !== place) child = this.#next[child] ?? 0;
    return child;
  }

  #grow(parent: number, place: number): number {
    const node = this.#place.push(place) - 1;
    this.#next.push(parent < ROWS ? 0 : (this.#first[parent] ?? 0));
    this.#first.push(0);
    this.#ends.push(undefined);
    if (parent < ROWS) this.#table[parent * PLACES + place] = node;
    else this.#first[parent] = node;
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
        for (let end = this.#ends[node]; end !== undefined; end = end.next) {
          if (end.hasSigns && !isSpelt(end.key, tokens, from, to)) continue;
          for (const value of end.values) spans.push({ value, from, to: to + 1 });
        }
      }
    }
    return spans;
  }

  #walk(start: number, word: string): number {
    let node = start;
    for (let at = 0; at < word.length; at++) {
      node = this.#child(node, placeOf(word.charCodeAt(at)));
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
