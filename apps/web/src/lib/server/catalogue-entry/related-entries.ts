import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import {
  findSimilar,
  replacementOf,
  type CatalogueCard,
  type CatalogueSearch,
  type ReplacementView,
} from '#lib/server/catalogue-search/index.ts';
import type { Database } from '#lib/server/database/index.ts';

/** What an entry stands beside. */
export interface RelatedEntries {
  product: { id: string; name: string } | null;
  capabilities: { id: string; name: string }[];
  /** Products that it can replace, with coverage and evidence. */
  replaces: ({ id: string; name: string } & Pick<
    ReplacementView,
    'coverage' | 'evidence' | 'shared' | 'source'
  >)[];
  /** Others with the same capability, or the same category where no capability is known. */
  alternatives: CatalogueCard[];
}

const MOST = 6;

/** What an entry replaces and what could be taken in its stead. */
export async function relatedEntries(
  program: { db: Database; knowledge: KnowledgeIndex; catalogueSearch: CatalogueSearch },
  entry: { id: string; model: { categories?: string[] } | null },
  language: Language,
): Promise<RelatedEntries> {
  const { knowledge, catalogueSearch } = program;
  const productId = catalogueSearch.index.productOf(entry.id);
  const product = productId === null ? undefined : knowledge.products.get(productId);
  const capabilities = (product?.capabilities ?? [])
    .filter(({ role }) => role === 'covers')
    .map(({ id }) => id);
  return {
    product: product ? { id: product.id, name: product.name } : null,
    capabilities: capabilities.flatMap((id) => {
      const name = knowledge.capabilities.get(id)?.name[language];
      return name === undefined ? [] : [{ id, name }];
    }),
    replaces: (product ? (knowledge.replacedBy.get(product.id) ?? []) : []).flatMap(({ replaces, by }) => {
      const name = knowledge.products.get(replaces)?.name;
      const found = replacementOf(knowledge, replaces, by, language);
      if (name === undefined || !found) return [];
      const { coverage, evidence, shared, source } = found;
      return [{ id: replaces, name, coverage, evidence, shared, source }];
    }),
    alternatives: await findSimilar(
      program,
      { id: entry.id, capabilities, categories: entry.model?.categories ?? [] },
      language,
      MOST,
    ),
  };
}
