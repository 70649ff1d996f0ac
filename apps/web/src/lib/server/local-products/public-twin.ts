import { matchKey } from '@allmende/inventory';
import type { KnowledgeIndex, Product } from '@allmende/knowledge';

const byName = new WeakMap<KnowledgeIndex['products'], ReadonlyMap<string, Product>>();

/**
 * The product among the public facts that an authority's own one probably is, because they share a name; undefined
 * where there is none.
 *
 * @param knowledge the public facts alone
 */
export function publicTwin(
  { products }: Pick<KnowledgeIndex, 'products'>,
  { name, aliases }: { name: string; aliases: readonly string[] },
): Product | undefined {
  const names = byName.get(products) ?? namesOf(products);
  byName.set(products, names);
  for (const each of [name, ...aliases]) {
    const found = names.get(matchKey(each));
    if (found) return found;
  }
  return undefined;
}

/** A weak alias does not tell which product is meant. */
function namesOf(products: KnowledgeIndex['products']): ReadonlyMap<string, Product> {
  const names = new Map<string, Product>();
  for (const product of products.values())
    for (const { text, strength } of product.aliases)
      if (strength === 'strong') names.set(matchKey(text), product);
  for (const product of products.values()) names.set(matchKey(product.name), product);
  return names;
}
