import type { KnowledgeIndex } from '@allmende/knowledge';
import { describeWhy, type SearchHit, type SearchKind, type SearchRequest } from '@allmende/search';
import { CATALOGUE_FACETS, type CatalogueFacet, type CatalogueQuery } from '#lib/catalogue-address.ts';
import type { Language } from '#lib/i18n/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import type { CatalogueSearch } from './catalogue-search.ts';
import { indexedOf, productKey } from './document-ids.ts';
import { entryCards, productCard, type CatalogueCard } from './cards.ts';
import { replacementOf, replacementsInOrder, type ReplacementView } from './replacements.ts';

/** What the search needs; the running program is one. */
export interface Searched {
  db: Database;
  knowledge: KnowledgeIndex;
  catalogueSearch: CatalogueSearch;
}

export interface CatalogueHit extends CatalogueCard {
  /** Sentences that say why it was found. */
  why: string[];
  /** How far it replaces the product that was asked for; null where none was. */
  replacement: ReplacementView | null;
}

export interface FoundInCatalogue {
  total: number;
  hits: CatalogueHit[];
  facets: { facet: CatalogueFacet; values: { value: string; count: number }[] }[];
  /** The query with its spelling put right; null where it was not needed. */
  corrected: string | null;
  /** The product that is to be replaced; null where none was named or it is not known. */
  replaced: { id: string; name: string } | null;
  /** A product that is not open whose name was typed: its replacements can be asked for. */
  mayReplace: { id: string; name: string } | null;
  /** False while the catalogue is still being read after a start. */
  isComplete: boolean;
  /** Documents that are searched. */
  size: number;
}

/** Hits per page. */
export const CATALOGUE_PAGE = 20;
/** More replacements than these are not put into the order of coverage and evidence. */
const MOST_SORTED = 1000;
const OPEN: SearchKind[] = ['product', 'software'];
/** What people write before the product that they want to be rid of. */
const ASKS_FOR_REPLACEMENT =
  /^(?:(?:ersatz|alternativen?) (?:für|fuer|zu|zum|von)|statt|(?:replacements?|alternatives?) (?:for|to)|instead of) /i;

/**
 * Searches entries and open products. Asked for replacements of a product, the best come first by coverage and
 * evidence; else by how well they fit the words.
 *
 * @example (await searchCatalogue(app(), readCatalogueQuery(url.searchParams), 'de')).total
 */
export async function searchCatalogue(
  { db, knowledge, catalogueSearch }: Searched,
  query: CatalogueQuery,
  language: Language,
  limit = CATALOGUE_PAGE,
): Promise<FoundInCatalogue> {
  const { index } = catalogueSearch;
  const replaced = knowledge.products.get(query.replaces) ?? null;
  const filters: Record<string, string[]> = { ...query.filters, kind: OPEN };
  if (query.replaces !== '') filters.replaces = [productKey(query.replaces)];
  const byReplacement = query.sort === 'relevance' && replaced !== null;
  const offset = (query.page - 1) * limit;
  const request: SearchRequest = {
    query: query.q,
    filters,
    language,
    facetLimit: 30,
    ...(query.sort !== 'relevance' && { order: query.sort }),
    ...(byReplacement ? { limit: MOST_SORTED } : { limit, offset }),
  };
  const whole = index.search(request);
  // Who sends half a word gets what begins with it, rather than nothing.
  const answer = whole.total === 0 && query.q !== '' ? index.search({ ...request, prefix: true }) : whole;
  const hits = byReplacement
    ? replacementsInOrder(knowledge, replaced.id, answer.hits, index).slice(offset, offset + limit)
    : answer.hits;
  return {
    total: answer.total,
    hits: await described({ db, knowledge, catalogueSearch }, hits, replaced?.id ?? null, language),
    facets: CATALOGUE_FACETS.flatMap((facet) => {
      const values = answer.facets[facet] ?? [];
      return values.length === 0 ? [] : [{ facet, values }];
    }),
    corrected: answer.corrected ?? null,
    replaced: replaced && { id: replaced.id, name: replaced.name },
    mayReplace:
      replaced === null && query.q !== '' ? productToReplace(catalogueSearch, knowledge, query.q) : null,
    isComplete: catalogueSearch.isFilled(),
    size: index.size,
  };
}

async function described(
  { db, knowledge, catalogueSearch: { index } }: Searched,
  hits: readonly SearchHit[],
  replacedId: string | null,
  language: Language,
): Promise<CatalogueHit[]> {
  const ids = hits.map(({ id }) => indexedOf(id));
  const entries = await entryCards(
    db,
    ids.flatMap(({ kind, id }) => (kind === 'entry' ? [id] : [])),
    language,
  );
  return hits.flatMap((hit, at) => {
    const indexed = ids[at];
    if (!indexed) return [];
    const card =
      indexed.kind === 'entry' ? entries.get(indexed.id) : productCard(knowledge, indexed.id, language);
    // An entry that was removed since the index heard of it.
    if (!card) return [];
    const productId = indexed.kind === 'product' ? indexed.id : index.productOf(indexed.id);
    return [
      {
        ...card,
        why: hit.why.slice(0, 3).map((why) => describeWhy(why, language)),
        replacement:
          replacedId === null || productId === null
            ? null
            : replacementOf(knowledge, replacedId, productId, language),
      },
    ];
  });
}

/** A product that is not open and is called like the query or in it, with something open that replaces it. */
function productToReplace(
  { index }: CatalogueSearch,
  knowledge: KnowledgeIndex,
  query: string,
): { id: string; name: string } | null {
  const id = index.proprietaryCalled(query.trim().replace(ASKS_FOR_REPLACEMENT, ''));
  const name = id === null ? undefined : knowledge.products.get(id)?.name;
  if (id === null || name === undefined) return null;
  return (knowledge.alternativesFor.get(id)?.length ?? 0) > 0 ? { id, name } : null;
}
