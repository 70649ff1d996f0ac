import type { SearchAnswer, SearchDocument, SearchIndex, SearchKnowledge, SearchRequest } from './types.ts';

/**
 * An empty index.
 *
 * @example
 * const index = createSearchIndex({ synonyms: [['RIS', 'Ratsinformationssystem']] });
 * index.add({ id: 'openslides', kind: 'product', name: 'OpenSlides', texts: [], facets: {} });
 * index.search({ query: 'open slides' }).hits[0]?.id; // "openslides"
 */
export function createSearchIndex(_knowledge: SearchKnowledge = {}): SearchIndex {
  const documents = new Map<string, SearchDocument>();
  return {
    get size() {
      return documents.size;
    },
    add: (document) => void documents.set(document.id, document),
    remove: (id) => documents.delete(id),
    has: (id) => documents.has(id),
    freeze: () => undefined,
    search: ({ query, limit = 10, offset = 0 }: SearchRequest): SearchAnswer => {
      const wanted = query.toLowerCase();
      const found = [...documents.values()].filter(({ name }) => name.toLowerCase().includes(wanted));
      const hits = found
        .slice(offset, offset + limit)
        .map(({ id, kind, name }) => ({ id, kind, name, score: 1, why: [] }));
      return { total: found.length, hits, facets: {} };
    },
    memory: () => ({ typed: 0, other: 0 }),
  };
}
