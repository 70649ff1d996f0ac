import type { Language } from '#lib/i18n/index.ts';
import { usesOfAll } from '#lib/server/use-declarations/index.ts';
import { entryCards, type CatalogueCard } from './cards.ts';
import type { Searched } from './search-catalogue.ts';

/** The entry of a product, with who declared to use it. */
export interface EntryOfProduct extends CatalogueCard {
  /** Administrations that declared to use it; made-up ones left out. */
  declared: { id: string; name: string; publishedOn: string }[];
}

/**
 * The entries of some products in the catalogue, by product; the one that is best maintained first. Products without
 * an entry are left out.
 *
 * @example (await entriesOfProducts(app(), ['nextcloud'], 'de')).nextcloud?.[0]?.href
 */
export async function entriesOfProducts(
  { db, catalogueSearch }: Searched,
  productIds: readonly string[],
  language: Language,
): Promise<Record<string, EntryOfProduct[]>> {
  const ids = new Map(productIds.map((id) => [id, catalogueSearch.index.entriesOf(id)]));
  const all = [...ids.values()].flat();
  if (all.length === 0) return {};
  const cards = await entryCards(db, all, language);
  const uses = await usesOfAll(db, all);
  const found: Record<string, EntryOfProduct[]> = {};
  for (const [productId, entries] of ids) {
    const shown = entries.flatMap((id): EntryOfProduct[] => {
      const card = cards.get(id);
      const declared = (uses.get(id) ?? [])
        .filter(({ is_sample }) => !is_sample)
        .map((use) => ({ id: use.id, name: use.authority_name, publishedOn: use.published_on }));
      return card ? [{ ...card, declared }] : [];
    });
    if (shown.length > 0)
      found[productId] = shown.toSorted((a, b) => (b.maintenance?.least ?? 0) - (a.maintenance?.least ?? 0));
  }
  return found;
}
