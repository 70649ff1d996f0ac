import { NUMBER } from './split-text.ts';
import { tokenize } from './tokenize.ts';
import { classOfWord } from './words.ts';

/**
 * The key under which equal raw names share a decision: folded, without version, locale and bitness. A number below
 * ten and one that is no year stays, since it may part products (`Camunda 7`, `Camunda 8`, `Office 365`). The publisher is
 * part of the key without its legal form.
 *
 * @example
 * matchKey('Mozilla Firefox 57.0.2 (fr)', 'Mozilla') === matchKey('MOZILLA Firefox 60.1 (x64 de)', 'Mozilla') // true
 */
export function matchKey(name: string, publisher?: string): string {
  const tokens = tokenize(name);
  const words: string[] = [];
  tokens.text.forEach((word, at) => {
    if (((tokens.flags[at] ?? 0) & NUMBER) !== 0 && at > 0) {
      const major = word.split('.')[0] ?? word;
      if (/^(19|20)\d\d$/.test(major)) return;
      if (major.length > 1 && word.includes('.')) return;
      words.push(major);
    } else if (classOfWord(word) !== 'locale') words.push(word);
  });
  const maker =
    publisher === undefined
      ? ''
      : tokenize(publisher)
          .text.filter((word) => classOfWord(word) !== 'legal')
          .join(' ');
  const key = words.length > 0 ? words.join(' ') : name.trim().toLowerCase();
  return maker === '' ? key : `${key} | ${maker}`;
}
