import { formatter, texts, type Language } from '#lib/i18n/index.ts';

/**
 * The number of people with its date, which is part of the figure.
 *
 * @example populationText({ population: 89357, populationDate: '2011' }, 'de') // '89.357 (2011)'
 */
export function populationText(
  { population, populationDate }: { population?: number | undefined; populationDate?: string | undefined },
  language: Language,
): string {
  const [t, f] = [texts(language).places, formatter(language)];
  if (population === undefined) return t.unknown;
  const date =
    populationDate === undefined || populationDate === 'undated'
      ? t.undated
      : populationDate.length === 4
        ? populationDate
        : f.date(populationDate);
  return t.populationAt(f.integer(population), date);
}
