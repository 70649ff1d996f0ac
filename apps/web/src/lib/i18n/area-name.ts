import type { Language } from './language.ts';

const english: Readonly<Record<string, string>> = {
  Arbeitsplatz: 'Workplace',
  'Bau und Umwelt': 'Building and environment',
  Bürgerdienste: 'Citizen services',
  'Digitaler Bürgerservice': 'Digital citizen services',
  Finanzen: 'Finance',
  Gesundheit: 'Health',
  Infrastruktur: 'Infrastructure',
  'Jugend und Bildung': 'Youth and education',
  Kultur: 'Culture',
  Ordnung: 'Public order',
  'Personal und Organisation': 'Staff and organisation',
  Querschnitt: 'Cross-cutting',
  Sicherheit: 'Security',
  Soziales: 'Social services',
};

/**
 * The name of an area of work. The facts hold it in German, which is also its key in addresses; an area that is not
 * named here yet shows as it stands.
 *
 * @example areaName('Finanzen', 'en') // 'Finance'
 */
export function areaName(area: string, language: Language): string {
  return language === 'en' ? (english[area] ?? area) : area;
}
