import { FACT_TEXTS, VARIABLE_TEXTS, type Question } from '@allmende/sovereignty';
import type { Language } from './language.ts';

/**
 * The name of a question about an application as it stands in a sentence, without the variable's letter.
 *
 * @example questionName('W2', 'de') // 'Datenexport'
 */
export function questionName(question: Question, language: Language): string {
  if (question === 'criticality' || question === 'reach' || question === 'owner')
    return FACT_TEXTS[question].name[language];
  return VARIABLE_TEXTS[question].name[language];
}
