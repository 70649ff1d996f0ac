/** The word that a mistyped one probably stands for. */
export interface Correction {
  word: string;
  /** Edits between the two. */
  distance: number;
  /** Another word is as near. */
  tied: boolean;
}

const SHORTEST = 5;
const LONGEST = 40;

/**
 * Mends typing mistakes of single words against a vocabulary. A first letter is hardly ever wrong, and one mistake
 * changes at most two of the letters that occur: what passes both sieves is compared letter by letter.
 */
export class TypoIndex {
  /** Words by first letter and length: `#groups[letter * LONGEST + length]`. */
  readonly #groups: { words: string[]; letters: number[] }[] = [];
  readonly #known: ReadonlySet<string>;

  constructor(words: Iterable<string>) {
    const known = [...new Set(words)]
      .filter((word) => /^[a-z]/.test(word) && word.length >= SHORTEST - 1)
      .sort();
    this.#known = new Set(known);
    for (const word of known) {
      if (word.length >= LONGEST) continue;
      const group = (this.#groups[groupOf(word, word.length)] ??= { words: [], letters: [] });
      group.words.push(word);
      group.letters.push(lettersOf(word));
    }
  }

  /**
   * The known word that is nearest (distance 1, from nine letters on 2), or null; of several the longest, and then
   * `tied`.
   */
  nearest(word: string): Correction | null {
    const { length } = word;
    if (length < SHORTEST || length > LONGEST - 3 || this.#known.has(word)) return null;
    const allowed = length >= 9 ? 2 : 1;
    const letters = lettersOf(word);
    let best: Correction | null = null;
    for (let other = length - allowed; other <= length + allowed; other++) {
      const group = this.#groups[groupOf(word, other)];
      if (group === undefined) continue;
      for (let at = 0; at < group.words.length; at++) {
        if (bitsOf(letters ^ (group.letters[at] ?? 0)) > 2 * allowed) continue;
        const candidate = group.words[at] ?? '';
        const distance = editDistance(word, candidate, allowed);
        if (distance > allowed || (best !== null && distance > best.distance)) continue;
        const tied: boolean = best !== null && distance === best.distance;
        if (!tied || best === null || isBefore(candidate, best.word))
          best = { word: candidate, distance, tied };
        else best.tied = true;
      }
    }
    return best;
  }
}

const groupOf = (word: string, length: number): number => (word.charCodeAt(0) - 97) * LONGEST + length;

/** One bit for each letter that occurs; digits and other signs share the rest. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    letters |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 5));
  }
  return letters;
}

/** How many bits are set. */
function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The longer word first, then the order of the alphabet: which of two is taken must not hang on chance. */
const isBefore = (a: string, b: string): boolean => a.length > b.length || (a.length === b.length && a < b);

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
