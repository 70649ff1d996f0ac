import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import type { CatalogueSearch } from './catalogue-search.ts';
import { indexedOf } from './document-ids.ts';

/** What may be meant by the letters typed so far. */
export interface Suggestion {
  kind: 'entry' | 'product' | 'replaces';
  label: string;
  href: string;
}

const MOST = 8;
const MOST_REPLACED = 2;

/**
 * Names that begin like what was typed: entries and open products, and products that could be replaced.
 *
 * @example suggest(app(), 'exch', 'de')[0] // { kind: 'replaces', label: 'Microsoft Exchange', href: '/catalogue?replaces=exchange' }
 */
export function suggest(
  { knowledge, catalogueSearch }: { knowledge: KnowledgeIndex; catalogueSearch: CatalogueSearch },
  typed: string,
  language: Language,
): Suggestion[] {
  const query = typed.trim().slice(0, 100);
  if (query.length < 2) return [];
  const search = (kinds: string[], limit: number) =>
    catalogueSearch.index.search({ query, prefix: true, language, limit, filters: { kind: kinds } }).hits;
  const replaced = search(['proprietary'], MOST_REPLACED * 3)
    .map(({ id, name }) => ({ id: indexedOf(id).id, name }))
    .filter(({ id }) => (knowledge.alternativesFor.get(id)?.length ?? 0) > 0)
    .slice(0, MOST_REPLACED)
    .map(({ id, name }) => ({
      kind: 'replaces' as const,
      label: name,
      href: `/catalogue?replaces=${encodeURIComponent(id)}`,
    }));
  const open = search(['software', 'product'], MOST - replaced.length).map(({ id: key, name }) => {
    const { kind, id } = indexedOf(key);
    const href = kind === 'entry' ? `/catalogue/${id}` : `/knowledge/products/${id}`;
    return { kind, label: name, href };
  });
  return [...open, ...replaced];
}
