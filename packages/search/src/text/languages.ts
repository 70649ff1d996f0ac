import { stemEnglish } from './stem-english.ts';
import { stemFrench } from './stem-french.ts';
import { stemGerman } from './stem-german.ts';
import { stemItalian } from './stem-italian.ts';

/** Languages that have a stemmer, in the order of their numbers; all others are read as German. */
export const STEMMERS: readonly ((word: string) => string)[] = [
  stemGerman,
  stemEnglish,
  stemFrench,
  stemItalian,
];
export const GERMAN = 0;

const NUMBERS: Readonly<Record<string, number>> = { de: 0, en: 1, fr: 2, it: 3 };

/** The number of a language by its BCP 47 tag: of `fr-CH` as of `fr`. */
export const languageNumber = (tag: string): number => NUMBERS[tag.slice(0, 2).toLowerCase()] ?? GERMAN;

/** The stem of a folded word in a language. */
export const stemOf = (word: string, language: number): string => (STEMMERS[language] ?? stemGerman)(word);
