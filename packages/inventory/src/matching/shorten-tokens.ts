import { NUMBER } from './split-text.ts';
import type { Tokens } from './tokenize.ts';

/** A number that can only be a version: a year or one with dots. `7` and `365` may be part of a name. */
export const VERSION = /^(19|20)\d\d$|\./;

/** Without versions between the words (`Windows 2016 Server`); null when there are none. */
export const withoutVersions = (tokens: Tokens): Tokens | null =>
  only(tokens, (word, at) => ((tokens.flags[at] ?? 0) & NUMBER) === 0 || !VERSION.test(word));

/** Without plain words between the others (`ab-data Web Finanzwesen`); null when there are none. */
export const withoutPlainWords = (tokens: Tokens): Tokens | null =>
  only(tokens, (_, at) => !['plain', 'edition'].includes(tokens.classes[at] ?? ''));

/** What is kept, where something between the first and the last word is not; null otherwise. */
function only(tokens: Tokens, isKept: (word: string, at: number) => boolean): Tokens | null {
  const last = tokens.text.length - 1;
  const isBetween = (word: string, at: number): boolean => at > 0 && at < last && !isKept(word, at);
  if (!tokens.text.some(isBetween)) return null;
  const kept = tokens.text.map((word, at) => isKept(word, at));
  const isIn = (_: unknown, at: number): boolean => kept[at] ?? false;
  return {
    ...tokens,
    text: tokens.text.filter(isIn),
    flags: tokens.flags.filter(isIn),
    classes: tokens.classes.filter(isIn),
  };
}
