import { texts, type Language } from '#lib/i18n/index.ts';
import type { PlanOptionView } from '#lib/server/planning/index.ts';

/**
 * What an option is called in a sentence.
 *
 * @example optionName({ kind: 'product', name: 'LibreOffice' }, 'de') // 'LibreOffice'
 */
export function optionName(
  { kind, name }: Pick<PlanOptionView, 'kind' | 'name'>,
  language: Language,
): string {
  return name === '' ? texts(language).planStep.kinds[kind] : name;
}
