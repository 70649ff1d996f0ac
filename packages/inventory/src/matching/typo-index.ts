/** The word that a mistyped one probably stands for. */
export interface Correction {
  word: string;
  /** Edits between the two. */
  distance: number;
  /** Another word is as near. */
  tied: boolean;
}

/** Runs of three letters are held by a hash of so many bits; a collision only proposes a word too many. */
const BUCKETS = 1 << 15;

/** Mends typing mistakes of single words against a vocabulary: trigrams propose, edit distance decides. */
export class TypoIndex {
  readonly #words: string[];
  /** Indices of the words with a trigram of bucket `b` lie from `#starts[b]` to `#starts[b + 1]`. */
  readonly #starts = new Int32Array(BUCKETS + 1);
  readonly #postings: Int32Array;
  readonly #counts: Uint8Array;
  readonly #touched: Int32Array;
  readonly #known: ReadonlySet<string>;

  constructor(words: Iterable<string>) {
    this.#words = [...new Set(words)].filter((word) => word.length >= 4 && /^[a-z]/.test(word)).sort();
    this.#known = new Set(this.#words);
    this.#counts = new Uint8Array(this.#words.length);
    this.#touched = new Int32Array(this.#words.length);
    const grams = this.#words.map((word) => [...new Set(trigrams(word))]);
    for (const own of grams)
      for (const gram of own) this.#starts[gram + 1] = (this.#starts[gram + 1] ?? 0) + 1;
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      this.#starts[bucket + 1] = (this.#starts[bucket + 1] ?? 0) + (this.#starts[bucket] ?? 0);
    this.#postings = new Int32Array(this.#starts[BUCKETS] ?? 0);
    const next = this.#starts.slice();
    grams.forEach((own, index) => {
      for (const gram of own) {
        const at = next[gram] ?? 0;
        this.#postings[at] = index;
        next[gram] = at + 1;
      }
    });
  }

  /**
   * The known word that is nearest (distance 1, from nine letters on 2), or null; of several the longest, and then
   * `tied`.
   */
  nearest(word: string): Correction | null {
    if (word.length < 5 || word.length > 40 || this.#known.has(word)) return null;
    const grams = trigrams(word);
    const touched = this.#propose(grams);
    const allowed = word.length >= 9 ? 2 : 1;
    // One edit spoils at most three trigrams, a swap of neighbours four.
    const needed = Math.max(1, grams.length - 4 * allowed);
    let best: Correction | null = null;
    for (let at = 0; at < touched; at++) {
      const index = this.#touched[at] ?? 0;
      const count = this.#counts[index] ?? 0;
      this.#counts[index] = 0;
      if (count < needed) continue;
      const candidate = this.#words[index] ?? '';
      if (Math.abs(candidate.length - word.length) > allowed) continue;
      const distance = editDistance(word, candidate, allowed);
      if (distance > allowed || (best !== null && distance > best.distance)) continue;
      const tied: boolean = best !== null && distance === best.distance;
      if (!tied || best === null || isBefore(candidate, best.word))
        best = { word: candidate, distance, tied };
      else best.tied = true;
    }
    return best;
  }

  /** Counts common trigrams into `#counts`; gives how many words have any. */
  #propose(grams: readonly number[]): number {
    let touched = 0;
    for (const gram of grams) {
      const end = this.#starts[gram + 1] ?? 0;
      for (let at = this.#starts[gram] ?? 0; at < end; at++) {
        const index = this.#postings[at] ?? 0;
        const count = this.#counts[index] ?? 0;
        if (count === 0) this.#touched[touched++] = index;
        if (count < 255) this.#counts[index] = count + 1;
      }
    }
    return touched;
  }
}

/** The longer word first, then the order of the alphabet: which of two is taken must not hang on chance. */
const isBefore = (a: string, b: string): boolean => a.length > b.length || (a.length === b.length && a < b);

/** Buckets of all runs of three letters of `^word$`. */
function trigrams(word: string): number[] {
  const codes: number[] = [];
  let first = 1;
  let second = word.charCodeAt(0);
  for (let at = 1; at <= word.length; at++) {
    const third = at === word.length ? 2 : word.charCodeAt(at);
    codes.push(((first * 31 + second) * 31 + third) & (BUCKETS - 1));
    first = second;
    second = third;
  }
  return codes;
}

const ROW = 64;
/** Kept between calls: the distance is asked for some thousand times a second. */
const ROWS: [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(ROW),
  new Uint8Array(ROW),
  new Uint8Array(ROW),
];

/**
 * Edits (insert, delete, replace, swap of neighbours) between two words; stops above `limit`, and takes words of up to 63 letters.
 *
 * @example editDistance('mircosoft', 'microsoft', 2) // 1
 */
export function editDistance(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  if (width > ROW || a.length >= ROW) return limit + 1;
  let [beforeLast, last, row] = ROWS;
  for (let j = 0; j < width; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let lowest = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1);
      let value = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (letter === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = value;
      if (value < lowest) lowest = value;
    }
    if (lowest > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length] ?? limit + 1;
}
