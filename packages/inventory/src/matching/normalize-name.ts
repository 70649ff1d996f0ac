import { NUMBER } from './split-text.ts';
import { tokenize, type Tokens } from './tokenize.ts';
import { classOfWord } from './words.ts';

/** A raw name, taken apart. */
export interface NormalizedName {
  /** Words that may name a product, folded, in order. */
  words: string[];
  versions: string[];
  editions: string[];
  /** Legal forms, language names and the like, and what was cut away before words were formed. */
  dropped: Tokens['dropped'] | { kind: 'legal' | 'locale'; text: string }[];
}

/**
 * Takes a raw name apart: words on one side, version, edition, locale, bitness, legal form and path on the other.
 *
 * @example normalizeName('7-Zip 19.00 (x64 edition)')
 * // { words: ['7', 'zip'], versions: ['19.00'], editions: ['edition'], dropped: [{ kind: 'bitness', text: 'x64' }] }
 */
export function normalizeName(raw: string): NormalizedName {
  const tokens = tokenize(raw);
  const words: string[] = [];
  const versions: string[] = [];
  const editions: string[] = [];
  const dropped: { kind: Tokens['dropped'][number]['kind'] | 'legal'; text: string }[] = [...tokens.dropped];
  tokens.text.forEach((word, at) => {
    const known = classOfWord(word);
    if (((tokens.flags[at] ?? 0) & NUMBER) !== 0 && at > 0) versions.push(word);
    else if (known === 'edition') editions.push(word);
    else if (known === 'legal' || known === 'locale') dropped.push({ kind: known, text: word });
    else words.push(word);
  });
  return { words, versions, editions, dropped: dropped as NormalizedName['dropped'] };
}
