import type { Language } from '#lib/i18n/index.ts';

/**
 * Codes of languages or countries as a list of names; what is no code stays as it was written.
 *
 * @example codeNames('language', ['de', 'en'], 'en') // 'German, English'
 */
export function codeNames(type: 'language' | 'region', codes: readonly string[], language: Language): string {
  const names = new Intl.DisplayNames(language, { type });
  return codes
    .map((code) => {
      try {
        return names.of(type === 'region' ? code.toUpperCase() : code) ?? code;
      } catch {
        return code;
      }
    })
    .join(', ');
}
