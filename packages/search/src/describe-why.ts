import type { Coverage, Why, WhyField } from './types.ts';

export type Language = 'de' | 'en';

const FIELDS: Record<Language, Record<WhyField, string>> = {
  de: {
    name: 'im Namen',
    otherName: 'in einem weiteren Namen',
    text: 'in der Beschreibung',
    capability: 'in der Fähigkeit',
    replaces: 'in den ersetzten Produkten',
  },
  en: {
    name: 'in the name',
    otherName: 'in another name',
    text: 'in the description',
    capability: 'in the capability',
    replaces: 'in the products that it replaces',
  },
};

const COVERAGES: Record<Language, Record<Coverage, string>> = {
  de: { full: 'ganz', most: 'größtenteils', part: 'teilweise' },
  en: { full: 'fully', most: 'mostly', part: 'in part' },
};

const evidenceOf = (evidence: number | undefined, language: Language): string => {
  if (evidence === undefined) return '';
  const grade = evidence >= 0.8 ? 0 : evidence >= 0.5 ? 1 : 2;
  const words =
    language === 'de'
      ? ['belegt', 'laut öffentlicher Liste', 'ungeprüft']
      : ['verified', 'by a public list', 'unverified'];
  return ` (${words[grade]})`;
};

/**
 * A reason for a hit as a short sentence without a full stop.
 *
 * @example
 * describeWhy({ word: 'Baum', matched: 'Baumkataster', field: 'name', by: 'compound' }, 'de');
 * // "„Baum“ steckt in „Baumkataster“ im Namen"
 */
export function describeWhy(why: Why, language: Language): string {
  const { word, matched, by, replaces } = why;
  const field = FIELDS[language][why.field];
  if (by === 'replaces' && replaces) {
    const how = COVERAGES[language][replaces.coverage];
    const evidence = evidenceOf(replaces.evidence, language);
    return language === 'de'
      ? `ersetzt ${replaces.name} ${how}${evidence}`
      : `replaces ${replaces.name} ${how}${evidence}`;
  }
  // Of "PostGIS" the piece "GIS" was met: there is no longer word to name.
  const isPieceOnly = word.toLowerCase() === matched.toLowerCase();
  if (language === 'de')
    switch (by) {
      case 'exact':
      case 'replaces':
        return `„${matched}“ steht ${field}`;
      case 'stem':
        return `„${matched}“ ${field} ist eine Form von „${word}“`;
      case 'compound':
        return isPieceOnly
          ? `„${matched}“ steckt in einem Wort ${field}`
          : `„${word}“ steckt in „${matched}“ ${field}`;
      case 'part':
        return `„${matched}“ ${field} ist ein Teil von „${word}“`;
      case 'shared':
        return `„${matched}“ ${field} hat einen Wortteil mit „${word}“ gemeinsam`;
      case 'typo':
        return `„${matched}“ ${field} schreibt sich fast wie „${word}“`;
      case 'synonym':
        return `„${matched}“ ${field} bedeutet Ähnliches wie „${word}“`;
      case 'prefix':
        return `„${matched}“ ${field} beginnt mit „${word}“`;
    }
  switch (by) {
    case 'exact':
    case 'replaces':
      return `“${matched}” is ${field}`;
    case 'stem':
      return `“${matched}” ${field} is a form of “${word}”`;
    case 'compound':
      return isPieceOnly
        ? `“${matched}” is part of a word ${field}`
        : `“${word}” is part of “${matched}” ${field}`;
    case 'part':
      return `“${matched}” ${field} is part of “${word}”`;
    case 'shared':
      return `“${matched}” ${field} has a part in common with “${word}”`;
    case 'typo':
      return `“${matched}” ${field} is spelt almost like “${word}”`;
    case 'synonym':
      return `“${matched}” ${field} means much the same as “${word}”`;
    case 'prefix':
      return `“${matched}” ${field} begins with “${word}”`;
  }
}
