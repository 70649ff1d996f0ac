import type { KnowledgeIndex } from '@allmende/knowledge';
import { texts, type Language } from '#lib/i18n/index.ts';
import { ownProductNumber } from '#lib/product-link.ts';

export interface NamedProduct {
  id: string;
  name: string;
  vendor: string | null;
  isOwn: boolean;
}

/** How a product is named beside its vendor; undefined for one that is not known, or no longer. */
export function productNames({
  products,
  vendors,
}: KnowledgeIndex): (id: string) => NamedProduct | undefined {
  return (id) => {
    const product = products.get(id);
    if (!product) return undefined;
    const vendor = product.vendor === undefined ? undefined : vendors.get(product.vendor);
    return { id, name: product.name, vendor: vendor?.name ?? null, isOwn: ownProductNumber(id) !== null };
  };
}

/** Every product to choose from, by name; the note tells equal names apart. */
export function productChoices(
  { products, vendors }: KnowledgeIndex,
  language: Language,
): { value: string; label: string; note?: string }[] {
  const own = texts(language).review.ownProduct;
  return [...products.values()]
    .map(({ id, name, vendor }) => {
      const by = vendor === undefined ? undefined : vendors.get(vendor)?.name;
      const note = ownProductNumber(id) !== null ? own : by === name ? undefined : by;
      return { value: id, label: name, ...(note === undefined ? {} : { note }) };
    })
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
