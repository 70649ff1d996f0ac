import * as de from './de/index.ts';
import * as en from './en/index.ts';
import type { Language } from './language.ts';

export { formatter } from './format.ts';
export type { Language } from './language.ts';

export type Texts = typeof de;

const all: Record<Language, Texts> = { de, en };

/**
 * Every sentence a person reads, by page.
 *
 * @example texts('de').frame.overview // 'Übersicht'
 */
export function texts(language: Language): Texts {
  return all[language];
}
