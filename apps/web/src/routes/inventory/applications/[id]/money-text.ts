import type { Language } from '#lib/i18n/index.ts';

/**
 * An amount as it stands in a field to be edited: with the language's decimal mark, without groups and sign.
 *
 * @example moneyText(123456, 'de') // '1234,56'
 */
export function moneyText(cents: number | null, language: Language): string {
  if (cents === null) return '';
  const text = (cents / 100).toFixed(2);
  return language === 'de' ? text.replace('.', ',') : text;
}
