import { fold } from './fold.ts';

/** A word as it stands in a text, and the folded forms under which it is found. */
export interface Token {
  /** As written. */
  shown: string;
  /** The whole, hyphens and dots left out. */
  folded: string;
  /** Of "E-Mail-Archiv" and "OpenProject" also the parts, each as written; empty for a plain word. */
  parts: readonly string[];
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:[-‐‑'’&+_@]|\.(?=[\p{Ll}\p{N}]))[\p{L}\p{M}\p{N}]+)*(?:\+\+|#)?/gu;
const JOINT = /[-‐‑'’&+_@.#]+/u;
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;
/** Longer ones are data, not words. */
const LONGEST = 64;

/**
 * A word by its spellings.
 *
 * @example analyse('OpenProject'); // { shown: "OpenProject", folded: "openproject", parts: ["Open", "Project"] }
 */
export const analyse = (shown: string): Token => {
  const pieces = shown
    .split(JOINT)
    .flatMap((piece) => piece.split(HUMP))
    .filter(Boolean);
  const folded = /[+#]$/.test(shown) ? shown.toLowerCase() : fold(pieces.join(''));
  if (pieces.length < 2) return { shown, folded, parts: [] };
  // "E-Mail-Archiv" is also "email" and "archiv": a single letter belongs to what follows.
  const parts: string[] = [];
  for (let place = 0; place < pieces.length; place += 1) {
    const [piece = '', next] = [pieces[place], pieces[place + 1]];
    if (piece.length > 1) parts.push(piece);
    else if (next !== undefined && pieces.length > 2) parts.push(`${piece}${next}`);
  }
  return { shown, folded, parts };
};

/** The words of a text as written, in order, at most so many. */
export const wordsIn = (text: string, most = Infinity): string[] => {
  const found = (text.match(WORD) ?? []).filter(({ length }) => length <= LONGEST);
  return found.length > most ? found.slice(0, most) : found;
};

/**
 * The words of a text with their spellings, in order.
 *
 * @example tokenize('Die E-Akte').map(({ folded }) => folded); // ["die", "eakte"]
 */
export const tokenize = (text: string, most = Infinity): Token[] =>
  wordsIn(text, most)
    .map(analyse)
    .filter(({ folded }) => folded !== '');

/** The name of a thing as one string, however it is spelt: "Open Project" and "OpenProject" are the same. */
export const nameKey = (tokens: readonly Pick<Token, 'folded'>[]): string =>
  tokens.map(({ folded }) => folded).join('');
