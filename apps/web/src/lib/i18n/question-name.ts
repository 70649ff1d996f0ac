import { VARIABLE_TEXTS, type Question } from '@allmende/sovereignty';
import type { Language } from './language.ts';

const beside: Record<Exclude<Question, keyof typeof VARIABLE_TEXTS>, Record<Language, string>> = {
  criticality: { de: 'Kritikalität', en: 'criticality' },
  reach: { de: 'Reichweite', en: 'reach' },
  owner: { de: 'Eigentümer', en: 'owner' },
};

/**
 * The short name of a question about an application.
 *
 * @example questionName('W2', 'de') // 'Datenexport'
 */
export function questionName(question: Question, language: Language): string {
  return question in VARIABLE_TEXTS
    ? VARIABLE_TEXTS[question as keyof typeof VARIABLE_TEXTS].name[language]
    : beside[question as keyof typeof beside][language];
}
