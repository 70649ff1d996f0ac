import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import { catalogueAddress, readCatalogueQuery } from '#lib/catalogue-address.ts';
import { findPlanning, type PlanningHit } from './find-planning.ts';
import { searchCatalogue, type CatalogueHit, type Searched } from './search-catalogue.ts';
import { indexedOf } from './document-ids.ts';

/** What the search of the frame finds in public: the best of each kind. */
export interface FoundEverywhere {
  /** Entries and open products. */
  catalogue: { total: number; hits: CatalogueHit[]; href: string };
  /** Products that are not open. */
  products: { id: string; name: string; vendor: string | null; isReplaceable: boolean }[];
  capabilities: { id: string; name: string; isOpenGap: boolean }[];
  /** What helps to plan. */
  planning: PlanningHit[];
  corrected: string | null;
}

const MOST = 8;

/**
 * Searches the catalogue, the products and the capabilities at once.
 *
 * @example (await searchEverywhere(app(), 'Terminvergabe', 'de')).capabilities[0]?.id // 'terminvergabe'
 */
export async function searchEverywhere(
  program: Searched,
  typed: string,
  language: Language,
): Promise<FoundEverywhere> {
  const { knowledge, catalogueSearch } = program;
  const query = readCatalogueQuery(new URLSearchParams({ q: typed }));
  if (query.q === '')
    return {
      catalogue: { total: 0, hits: [], href: '/catalogue' },
      products: [],
      capabilities: [],
      planning: [],
      corrected: null,
    };
  const found = await searchCatalogue(program, query, language, MOST);
  const { hits } = catalogueSearch.index.search({
    query: query.q,
    filters: { kind: ['proprietary'] },
    language,
    limit: MOST,
    facetLimit: 1,
  });
  return {
    catalogue: { total: found.total, hits: found.hits, href: catalogueAddress(query) },
    products: hits.map(({ id: key, name }) => {
      const { id } = indexedOf(key);
      const vendor = knowledge.products.get(id)?.vendor;
      return {
        id,
        name,
        vendor: (vendor && knowledge.vendors.get(vendor)?.name) ?? null,
        isReplaceable: (knowledge.alternativesFor.get(id)?.length ?? 0) > 0,
      };
    }),
    capabilities: capabilitiesCalled(knowledge, query.q, language),
    planning: findPlanning(knowledge, query.q, language),
    corrected: found.corrected,
  };
}

/** Each word must stand in a name of the capability. */
function capabilitiesCalled(knowledge: KnowledgeIndex, query: string, language: Language) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return [...knowledge.capabilities.values()]
    .filter(({ id, name }) => {
      const text = folded(`${id} ${name.de} ${name.en}`);
      return words.every((word) => text.includes(word));
    })
    .slice(0, MOST)
    .map(({ id, name, openGap }) => ({ id, name: name[language], isOpenGap: openGap }));
}

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
