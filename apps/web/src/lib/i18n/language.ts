export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The language a page is shown in: the person's choice, else what the browser prefers, else German.
 *
 * @example chooseLanguage(undefined, 'en-GB,en;q=0.9,de;q=0.5') // 'en'
 */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (chosen === 'de' || chosen === 'en') return chosen;
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'de' || language === 'en'))
    .sort((a, b) => b.quality - a.quality)[0];
  return preferred?.language === 'en' ? 'en' : 'de';
}
