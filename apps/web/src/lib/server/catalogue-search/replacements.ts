import { alternativesOf, type Alternative, type KnowledgeIndex, type Source } from '@allmende/knowledge';
import type { SearchHit } from '@allmende/search';
import type { Language } from '#lib/i18n/index.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import { indexedOf } from './document-ids.ts';

/** How far one product replaces another, and what shows it. */
export interface ReplacementView {
  coverage: Alternative['coverage'];
  scope: Alternative['scope'];
  /** What shows it; null where that is only a capability that both have, or what the source says anyway. */
  evidence: string | null;
  /** Names of the capabilities that both have, where nothing else speaks for it. */
  shared: string[];
  source: Source;
  /** Administrations that are known to run it. */
  running: number;
}

/** Null where the facts do not say that `by` replaces `replaced`. */
export function replacementOf(
  knowledge: KnowledgeIndex,
  replaced: string,
  by: string,
  language: Language,
): ReplacementView | null {
  const found = alternativesOf(knowledge, replaced).find(({ product }) => product.id === by);
  if (!found) return null;
  const { coverage, scope, evidence, source } = found.alternative;
  // The facts write a shared capability by its id; a reader gets its name.
  const [, shared] = /^gemeinsame Fähigkeit: (.+)$/.exec(evidence) ?? [];
  return {
    coverage,
    scope,
    evidence: shared !== undefined || evidence === source.text ? null : evidence,
    shared: (shared?.split(', ') ?? []).map((id) => knowledge.capabilities.get(id)?.name[language] ?? id),
    source,
    running: found.deployments.filter(({ status }) => status === 'running').length,
  };
}

/** Hits in the order in which the facts rank replacements: by coverage, then by evidence, then by who runs them. */
export function replacementsInOrder(
  knowledge: KnowledgeIndex,
  replaced: string,
  hits: readonly SearchHit[],
  index: CatalogueIndex,
): SearchHit[] {
  const place = new Map(alternativesOf(knowledge, replaced).map(({ product }, at) => [product.id, at]));
  const rank = ({ id }: SearchHit): number => {
    const indexed = indexedOf(id);
    const productId = indexed.kind === 'product' ? indexed.id : index.productOf(indexed.id);
    return (productId === null ? undefined : place.get(productId)) ?? Infinity;
  };
  return hits.toSorted((a, b) => rank(a) - rank(b) || b.score - a.score);
}
