import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';

/**
 * What a stored id is called, for the columns that hold one; other values as they are.
 *
 * @example factName(knowledge, 'de', 'product_id', 'firefox') // 'Mozilla Firefox'
 */
export function factName(
  knowledge: KnowledgeIndex,
  language: Language,
  column: string,
  value: string,
): string {
  if (column === 'product_id') return knowledge.products.get(value)?.name ?? value;
  if (column === 'capability_id') return knowledge.capabilities.get(value)?.name[language] ?? value;
  return value;
}
