import { NUMBER } from './split-text.ts';
import type { Tokens } from './tokenize.ts';
import type { Correction, TypoIndex } from './typo-index.ts';
import { classOfWord } from './words.ts';

/** A name with its typing mistakes mended, and how far to trust that, in (0, 1). */
export interface Mended {
  tokens: Tokens;
  trust: number;
}

const isNumber = (tokens: Tokens, at: number): boolean => ((tokens.flags[at] ?? 0) & NUMBER) !== 0;

/**
 * How far to trust a mended word. Only a letter too many, too few or swapped in a long word is surely a slip of the
 * hand; another letter may make another product (`OpenCart`, `Opencast`).
 */
function trustIn(word: string, near: Correction): number {
  if (near.tied) return 0.68;
  if (near.distance > 1) return 0.74;
  if (word.length < 8 || word.charCodeAt(0) !== near.word.charCodeAt(0)) return 0.76;
  const sameLetters = [...word].sort().join('') === [...near.word].sort().join('');
  return word.length !== near.word.length || sameLetters ? 0.88 : 0.78;
}

/** Mends each unknown word for itself; null when no word has a near one. */
export function mendWords(tokens: Tokens, typos: TypoIndex): Mended | null {
  let trust = 1;
  const text = tokens.text.map((word, at) => {
    if (isNumber(tokens, at) || tokens.classes[at] !== undefined) return word;
    const near = typos.nearest(word);
    if (near === null) return word;
    trust *= trustIn(word, near);
    return near.word;
  });
  return trust === 1
    ? null
    : { tokens: { ...tokens, text, classes: text.map((word) => classOfWord(word)) }, trust };
}

/** Mends the whole name as one word (`Next Clod` → `nextcloud`); never sure enough to accept. */
export function mendJoined(tokens: Tokens, typos: TypoIndex): Mended | null {
  if (tokens.text.length < 2) return null;
  const isName = (_: string, at: number): boolean =>
    !isNumber(tokens, at) && (tokens.classes[at] ?? 'area') === 'area';
  const joined = tokens.text.filter(isName).join('');
  const near = joined.length >= 7 ? typos.nearest(joined) : null;
  if (near === null || (near.distance === 2 && joined.length < 12)) return null;
  const only = { ...tokens, text: [near.word], flags: [0], classes: [undefined] };
  return { tokens: only, trust: near.distance === 2 ? 0.6 : 0.78 };
}
