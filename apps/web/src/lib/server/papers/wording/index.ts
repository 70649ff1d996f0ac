import type { Language } from '#lib/i18n/index.ts';
import type { CouncilWords } from '../council/council-words.ts';
import type { CouncilTexts } from './council-texts.ts';
import { annex as annexDe } from './de/annex.ts';
import { councilTexts as councilDe } from './de/council.ts';
import { labels as labelsDe } from './de/labels.ts';
import { annex as annexEn } from './en/annex.ts';
import { councilTexts as councilEn } from './en/council.ts';
import { labels as labelsEn } from './en/labels.ts';

/** Words of tables and references, the same in all papers. */
export type PaperLabels = typeof labelsDe;

const all = {
  de: { council: councilDe, labels: labelsDe, annex: annexDe },
  en: { council: councilEn, labels: labelsEn, annex: annexEn },
};

/** The wording of papers in a language. */
export function wording(language: Language): {
  council: (words: CouncilWords) => CouncilTexts;
  labels: PaperLabels;
  annex: typeof annexDe;
} {
  return all[language];
}
