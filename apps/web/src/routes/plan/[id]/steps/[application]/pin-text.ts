import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { Pin, PlanOptionView } from '#lib/server/planning/index.ts';
import { optionName } from '../../../option-name.ts';

/**
 * What was laid down for an application, as the end of a sentence.
 *
 * @example pinText({ kind: 'not-before', quarter: '2028-Q1' }, [], 'de') // 'beginnt frühestens Q1 2028'
 */
export function pinText(
  pin: Pin,
  options: readonly Pick<PlanOptionView, 'id' | 'kind' | 'name'>[],
  language: Language,
): string {
  const t = texts(language).planStep.pinTexts;
  const f = formatter(language);
  switch (pin.kind) {
    case 'never':
      return t.never();
    case 'must':
      return t.must();
    case 'not-before':
      return t['not-before'](f.quarter(pin.quarter));
    case 'not-after':
      return t['not-after'](f.quarter(pin.quarter));
    case 'option': {
      const option = options.find(({ id }) => id === pin.option);
      const name = option ? optionName(option, language) : pin.option;
      return pin.start === null ? t.option(name) : t.optionAt(name, f.quarter(pin.start));
    }
  }
}
