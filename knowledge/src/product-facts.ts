import { alternativesOf, deploymentsOf, type AlternativeFact } from './alternatives-of.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Capability, Deployment, Lifecycle, Product, Vendor } from './schema.ts';
import { ultimateOwner, type UltimateOwner } from './ultimate-owner.ts';

/** All that is publicly known about a product, resolved: what a page shows and what answers are pre-filled from. */
export interface ProductFacts {
  product: Product;
  vendor?: Vendor;
  owner?: UltimateOwner;
  licence: Product['licence'];
  hosting: Product['hosting'];
  covers: Capability[];
  touches: Capability[];
  components: Product[];
  alternatives: AlternativeFact[];
  /** Products that this one can replace. */
  replaces: Product[];
  deployments: readonly Deployment[];
  lifecycle?: Lifecycle;
}

/**
 * The facts about one product; `undefined` when there is no such product.
 *
 * @example
 * productFacts(facts, 'github')?.owner?.name; // "Microsoft"
 */
export const productFacts = (facts: KnowledgeIndex, productId: string): ProductFacts | undefined => {
  const product = facts.products.get(productId);
  if (!product) return undefined;
  const vendor = product.vendor === undefined ? undefined : facts.vendors.get(product.vendor);
  const lifecycle = facts.lifecycles.get(productId);
  const capabilities = (role: 'covers' | 'touches') =>
    product.capabilities
      .filter((entry) => entry.role === role)
      .flatMap(({ id }) => facts.capabilities.get(id) ?? []);
  return {
    product,
    ...(vendor ? { vendor, owner: ultimateOwner(vendor) } : {}),
    licence: product.licence,
    hosting: product.hosting,
    covers: capabilities('covers'),
    touches: capabilities('touches'),
    components: product.components.flatMap((id) => facts.products.get(id) ?? []),
    alternatives: alternativesOf(facts, productId),
    replaces: (facts.replacedBy.get(productId) ?? []).flatMap(
      ({ replaces }) => facts.products.get(replaces) ?? [],
    ),
    deployments: deploymentsOf(facts, productId),
    ...(lifecycle ? { lifecycle } : {}),
  };
};
