import type { KnowledgeIndex, PlaceIndex } from '@allmende/knowledge';
import type { CatalogueFacet } from '#lib/catalogue-address.ts';
import { texts, type Language } from '#lib/i18n/index.ts';

/**
 * A value of a facet as a person reads it; the value itself where there is no other word for it.
 *
 * @example valueLabel('language', 'de', 'en', app()) // 'German'
 */
export function valueLabel(
  facet: CatalogueFacet,
  value: string,
  language: Language,
  { knowledge, places }: { knowledge: KnowledgeIndex; places: PlaceIndex },
): string {
  const t = texts(language).catalogue;
  const words = texts(language).publiccodeWords;
  switch (facet) {
    case 'capability':
      return knowledge.capabilities.get(value)?.name[language] ?? value;
    case 'category':
      return words.categories[value] ?? value;
    case 'maturity':
      return words.statuses[value] ?? value;
    case 'vitality':
      return t.vitalities[value] ?? value;
    case 'land':
      return places.byKey(value)?.name ?? value;
    case 'country':
      return named('region', value, language);
    case 'language':
      return named('language', value, language);
    case 'standard':
      return words.standards[value.replace(/^alias:/, '')] ?? value;
    case 'standing':
      return t.standings[value as keyof typeof t.standings] ?? value;
    case 'licence':
    case 'organisation':
      return value;
  }
}

/** What is no code of a country or language stays as it was written. */
function named(type: 'region' | 'language', code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
