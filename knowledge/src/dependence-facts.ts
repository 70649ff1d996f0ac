import type { KnowledgeIndex } from './index-knowledge.ts';
import { productFacts } from './product-facts.ts';
import type { Product, Source, Vendor } from './schema.ts';
import { ultimateOwner } from './ultimate-owner.ts';

interface Sourced {
  verified: boolean;
  date?: string;
}

/** What answers about dependence can be pre-filled from; the shape that `prefill` of `packages/sovereignty` takes. */
export interface DependenceFacts {
  licence: Sourced & { kind: Product['licence']['kind']; spdx?: string };
  vendorCountry?: string;
  owner?: Sourced & { kind: Vendor['kind']; name: string; country?: string; chainKnown: boolean };
  alternatives: {
    product: string;
    maker?: string;
    coverage: 'full' | 'most' | 'part';
    deployments: number;
    verified: boolean;
  }[];
  hosting?: Sourced & { options: Product['hosting'] };
}

export interface DependenceOfProduct {
  facts: DependenceFacts;
  /** Ultimate owner, else the vendor; undefined when no vendor is recorded. */
  owner?: { name: string; country?: string };
  /** The highest default of the capabilities that the product covers; undefined when it covers none. */
  criticality?: 1 | 2 | 3 | 4;
}

const sourced = ({ grade, date }: Source): Sourced => ({
  verified: grade === 'verified',
  ...(date === undefined ? {} : { date }),
});

/**
 * The facts about a product as far as they bear on dependence; undefined for an unknown product.
 *
 * @example dependenceFacts(facts, 'nextcloud')?.facts.licence.kind // 'open-source'
 */
export const dependenceFacts = (
  index: KnowledgeIndex,
  productId: string,
): DependenceOfProduct | undefined => {
  const known = productFacts(index, productId);
  if (!known) return undefined;
  const { product, vendor } = known;
  const criticality = Math.max(0, ...known.covers.map((capability) => capability.criticality));
  return {
    facts: {
      licence: {
        ...sourced(product.source),
        kind: product.licence.kind,
        ...(product.licence.spdx === undefined ? {} : { spdx: product.licence.spdx }),
      },
      ...(vendor ? controlFacts(vendor) : {}),
      alternatives: known.alternatives.map(({ product: by, alternative, deployments }) => ({
        product: by.name,
        ...(by.vendor === undefined ? {} : { maker: by.vendor }),
        coverage: alternative.coverage,
        deployments: deployments.filter(({ status }) => status === 'running').length,
        verified: alternative.source.grade === 'verified',
      })),
      ...(product.hosting.length === 0
        ? {}
        : { hosting: { ...sourced(product.source), options: product.hosting } }),
    },
    ...(vendor ? { owner: ownerOf(vendor) } : {}),
    ...(criticality === 0 ? {} : { criticality: criticality as 1 | 2 | 3 | 4 }),
  };
};

/**
 * The facts that a vendor alone carries, for an application whose product is not known.
 *
 * @example dependenceOfVendor(facts.vendors.get('akdb')!).owner.name // 'Kommunale Spitzenverbände Bayerns (AöR)'
 */
export const dependenceOfVendor = (
  vendor: Vendor,
): {
  facts: Pick<DependenceFacts, 'vendorCountry' | 'owner'>;
  owner: { name: string; country?: string };
} => ({
  facts: controlFacts(vendor),
  owner: ownerOf(vendor),
});

const ownerOf = (vendor: Vendor): { name: string; country?: string } => {
  const { name, country } = ultimateOwner(vendor);
  return { name, ...(country === undefined ? {} : { country }) };
};

const controlFacts = (vendor: Vendor): Pick<DependenceFacts, 'vendorCountry' | 'owner'> => {
  const owner = ultimateOwner(vendor);
  return {
    ...(vendor.country === undefined ? {} : { vendorCountry: vendor.country }),
    owner: {
      ...sourced(owner.source),
      // The kind is recorded for the vendor only; an owner above it is a company unless told otherwise.
      kind: owner.isVendorItself ? vendor.kind : vendor.kind === 'public-body' ? 'public-body' : 'company',
      name: owner.name,
      ...(owner.country === undefined ? {} : { country: owner.country }),
      chainKnown: !owner.isVendorItself || vendor.kind !== 'company',
    },
  };
};
