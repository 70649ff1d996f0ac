import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';

/** A bundle, a piece of guidance or a case. */
export interface PlanningHit {
  kind: 'bundle' | 'guidance' | 'case';
  label: string;
  href: string;
}

const MOST = 6;

/**
 * Bundles, guidance and cases in which every word occurs: in their names, and for bundles in the names of the products
 * that they replace.
 *
 * @example findPlanning(knowledge, 'exchange', 'de')[0]?.href // '/knowledge/bundles/microsoft-exchange'
 */
export function findPlanning(knowledge: KnowledgeIndex, query: string, language: Language): PlanningHit[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const nameOf = (id: string): string => knowledge.products.get(id)?.name ?? '';
  const candidates: (PlanningHit & { text: string })[] = [
    ...[...knowledge.bundles.values()].map(({ id, name, replaces }) => ({
      kind: 'bundle' as const,
      label: name[language],
      href: `/knowledge/bundles/${id}`,
      text: [name.de, name.en, ...replaces.map(nameOf)].join(' '),
    })),
    ...[...knowledge.guidance.values()].map(({ id, title }) => ({
      kind: 'guidance' as const,
      label: title[language],
      href: `/knowledge/guidance#${id}`,
      text: title[language],
    })),
    ...[...knowledge.cases.values()].map(({ id, administration, products }) => ({
      kind: 'case' as const,
      label: administration,
      href: `/knowledge/cases#${id}`,
      text: [administration, ...products.map(nameOf)].join(' '),
    })),
  ];
  return candidates
    .filter(({ text }) => words.every((word) => folded(text).includes(word)))
    .slice(0, MOST)
    .map(({ kind, label, href }) => ({ kind, label, href }));
}

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
