import { texts, type Language } from './i18n/index.ts';

/**
 * What a badge says, in a few words; the one of open source has no levels to speak of.
 *
 * @example badgeLevel({ name: 'maintenance', least: 2, most: 3, levels: 3 }, 'de') // 'Stufe 2 bis 3 von 3, es fehlen Angaben'
 */
export function badgeLevel(
  { name, least, most, levels }: { name: string; least: number; most: number; levels: number },
  language: Language,
): string {
  const t = texts(language).quality;
  if (name !== 'open-source') return t.levelOf(least, most, levels);
  if (least < most) return t.openSource.unknown;
  return least > 0 ? t.openSource.yes : t.openSource.no;
}
