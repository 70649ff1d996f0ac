import type { Language } from '#lib/i18n/index.ts';
import type { CouncilWords } from '../council/council-words.ts';
import type { CouncilTexts } from './council-texts.ts';
import { annex as annexDe } from './de/annex.ts';
import { councilTexts as councilDe } from './de/council.ts';
import { labels as labelsDe } from './de/labels.ts';
import { market as marketDe } from './de/market.ts';
import { sheets as sheetsDe } from './de/sheets.ts';
import { annex as annexEn } from './en/annex.ts';
import { councilTexts as councilEn } from './en/council.ts';
import { labels as labelsEn } from './en/labels.ts';
import { market as marketEn } from './en/market.ts';
import { sheets as sheetsEn } from './en/sheets.ts';

/** Words of tables and references, the same in all papers. */
export type PaperLabels = typeof labelsDe;

const all = {
  de: { council: councilDe, labels: labelsDe, annex: annexDe, market: marketDe, sheets: sheetsDe },
  en: { council: councilEn, labels: labelsEn, annex: annexEn, market: marketEn, sheets: sheetsEn },
};

/** The wording of papers in a language. */
export function wording(language: Language): {
  council: (words: CouncilWords) => CouncilTexts;
  labels: PaperLabels;
  annex: typeof annexDe;
  market: typeof marketDe;
  sheets: typeof sheetsDe;
} {
  return all[language];
}
