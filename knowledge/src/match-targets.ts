import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Product } from './schema.ts';

/** A product in the shape that the name matching of `packages/inventory` takes. */
export interface ProductTarget {
  id: string;
  name: string;
  aliases: { text: string; strength: 'strong' | 'weak' }[];
  /** Names under which the vendor appears in lists: its own, former ones, owners. */
  vendors: string[];
  kind: 'product' | 'suite';
  components: string[];
  openSource: boolean;
}

/**
 * All products as targets for name matching.
 *
 * @example
 * matchTargets(facts).find(({ id }) => id === 'm365')?.kind; // "suite"
 */
export const matchTargets = (facts: KnowledgeIndex): ProductTarget[] =>
  [...facts.products.values()].map((product) => ({
    id: product.id,
    name: product.name,
    aliases: product.aliases.map(({ text, strength }) => ({ text, strength })),
    vendors: vendorNames(facts, product),
    kind: product.components.length > 0 ? 'suite' : 'product',
    components: [...product.components],
    openSource: product.licence.kind !== 'proprietary',
  }));

const vendorNames = (facts: KnowledgeIndex, product: Product): string[] => {
  const vendor = product.vendor === undefined ? undefined : facts.vendors.get(product.vendor);
  if (!vendor) return [];
  const owners = vendor.owners.map(({ name }) => name);
  return [...new Set([vendor.name, ...vendor.aliases, ...vendor.formerNames, ...owners])];
};
