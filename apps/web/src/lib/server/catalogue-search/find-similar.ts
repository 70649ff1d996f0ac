import type { Language } from '#lib/i18n/index.ts';
import { entryCards, productCard, type CatalogueCard } from './cards.ts';
import { entryKey, indexedOf } from './document-ids.ts';
import type { Searched } from './search-catalogue.ts';

/**
 * Entries and open products with a capability of an entry, or with a category of it where no capability is known; the
 * most used first, without the entry itself and without what is gone.
 *
 * @example await findSimilar(app(), { id, capabilities: ['dms'], categories: [] }, 'de', 6)
 */
export async function findSimilar(
  { db, knowledge, catalogueSearch }: Searched,
  { id, capabilities, categories }: { id: string; capabilities: string[]; categories: string[] },
  language: Language,
  limit: number,
): Promise<CatalogueCard[]> {
  const by = capabilities.length > 0 ? { capability: capabilities } : { category: categories.slice(0, 20) };
  if (capabilities.length + categories.length === 0) return [];
  const { hits } = catalogueSearch.index.search({
    query: '',
    filters: { ...by, kind: ['product', 'software'] },
    language,
    // What is gone stands behind the rest, so that a few more are enough.
    limit: 2 * limit,
    facetLimit: 1,
  });
  const found = hits.filter((hit) => hit.id !== entryKey(id)).map((hit) => indexedOf(hit.id));
  const entries = await entryCards(
    db,
    found.flatMap((each) => (each.kind === 'entry' ? [each.id] : [])),
    language,
  );
  return found
    .flatMap(
      (each) =>
        (each.kind === 'entry' ? entries.get(each.id) : productCard(knowledge, each.id, language)) ?? [],
    )
    .filter(({ standing }) => standing !== 'gone')
    .slice(0, limit);
}
