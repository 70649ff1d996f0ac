import type { Language } from '#lib/i18n/index.ts';

/**
 * A country as the language calls it.
 *
 * @param code ISO 3166-1 alpha-2, or `EU`
 * @example countryName('US', 'de') // 'Vereinigte Staaten'
 */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}
