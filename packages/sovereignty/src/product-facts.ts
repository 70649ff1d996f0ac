/** Where a fact comes from; a fact without `verified` counts as unverified. */
export interface FactSource {
  verified: boolean;
  /** ISO date of the source. */
  date?: string;
}

/** An open alternative to the product, as the knowledge base has it. */
export interface AlternativeFact extends FactSource {
  product: string;
  /** Who makes it: two products of one maker are not independent. Without it each product counts for itself. */
  maker?: string;
  coverage: 'full' | 'most' | 'part';
  /** Number of named administrations that run it in production today. */
  deployments: number;
}

/** What is known of a product without asking the authority. Missing means not known. */
export interface ProductFacts {
  licence?: FactSource & { kind: 'open-source' | 'open-core' | 'proprietary'; spdx?: string };
  /** Country of the vendor that sells the product, ISO 3166-1 alpha-2. */
  vendorCountry?: string;
  /** Who controls the vendor in the end. */
  owner?: FactSource & {
    kind: 'community' | 'foundation' | 'public-body' | 'company' | 'unknown';
    name?: string;
    /** Country of the ultimate owner, or of the vendor itself where no owner is recorded. */
    country?: string;
    /** True when the chain up to the ultimate owner was looked up, even if the vendor owns itself. */
    chainKnown: boolean;
    /** Whether a platform from outside EU, EEA and Switzerland is at its core; missing = not known. */
    outsidePlatform?: boolean;
  };
  alternatives?: readonly AlternativeFact[];
  hosting?: FactSource & { options: readonly ('onprem' | 'dc' | 'saas')[] };
  /** How the authority runs it, where the inventory says so. */
  operation?: 'own' | 'provider' | 'vendor-hosted' | 'saas';
}
