import type {
  Bundle,
  ChangeCase,
  Guidance,
  PilotKit,
  PlanningFacts,
  Prerequisite,
  EffortFile,
} from './planning-schema.ts';
import type { Alternative, Capability, Deployment, Knowledge, Lifecycle, Product, Vendor } from './schema.ts';

/** The facts by id, so that a page need not search. */
export interface KnowledgeIndex {
  capabilities: ReadonlyMap<string, Capability>;
  vendors: ReadonlyMap<string, Vendor>;
  products: ReadonlyMap<string, Product>;
  lifecycles: ReadonlyMap<string, Lifecycle>;
  /** By the product that is replaced. */
  alternativesFor: ReadonlyMap<string, readonly Alternative[]>;
  /** By the open product that replaces. */
  replacedBy: ReadonlyMap<string, readonly Alternative[]>;
  deploymentsOf: ReadonlyMap<string, readonly Deployment[]>;
  productsOfVendor: ReadonlyMap<string, readonly Product[]>;
  /** Products that cover or touch a capability. */
  productsWithCapability: ReadonlyMap<string, readonly Product[]>;
  /** Suites that name the product as a component. */
  suitesWith: ReadonlyMap<string, readonly Product[]>;
  effort: EffortFile;
  prerequisites: readonly Prerequisite[];
  /** What every pilot needs; null where the facts were indexed without what helps to plan. */
  pilot: PilotKit | null;
  bundles: ReadonlyMap<string, Bundle>;
  /** By the product that is replaced. */
  bundlesReplacing: ReadonlyMap<string, readonly Bundle[]>;
  guidance: ReadonlyMap<string, Guidance>;
  cases: ReadonlyMap<string, ChangeCase>;
}

const noPlanning: PlanningFacts = {
  effort: { teams: [], kinds: [] },
  prerequisites: [],
  pilot: null,
  bundles: [],
  guidance: [],
  cases: [],
};

/**
 * Indexes the facts once; everything else in this package takes the index.
 *
 * @param planning what helps to plan; without it, the index has no bundles, no guidance and no figures of effort
 *
 * @example
 * const facts = indexKnowledge(knowledge);
 * facts.products.get('nextcloud')?.name; // "Nextcloud"
 * facts.alternativesFor.get('exchange')?.map(({ by }) => by); // ["open-xchange", "grommunio", …]
 */
export const indexKnowledge = (
  knowledge: Knowledge,
  planning: PlanningFacts = noPlanning,
): KnowledgeIndex => ({
  capabilities: byKey(knowledge.capabilities, ({ id }) => id),
  vendors: byKey(knowledge.vendors, ({ id }) => id),
  products: byKey(knowledge.products, ({ id }) => id),
  lifecycles: byKey(knowledge.lifecycles, ({ product }) => product),
  alternativesFor: groupBy(knowledge.alternatives, ({ replaces }) => [replaces]),
  replacedBy: groupBy(knowledge.alternatives, ({ by }) => [by]),
  deploymentsOf: groupBy(knowledge.deployments, ({ product }) => [product]),
  productsOfVendor: groupBy(knowledge.products, ({ vendor }) => (vendor === undefined ? [] : [vendor])),
  productsWithCapability: groupBy(knowledge.products, ({ capabilities }) => capabilities.map(({ id }) => id)),
  suitesWith: groupBy(knowledge.products, ({ components }) => components),
  effort: planning.effort,
  prerequisites: planning.prerequisites,
  pilot: planning.pilot,
  bundles: byKey(planning.bundles, ({ id }) => id),
  bundlesReplacing: groupBy(planning.bundles, ({ replaces }) => replaces),
  guidance: byKey(planning.guidance, ({ id }) => id),
  cases: byKey(planning.cases, ({ id }) => id),
});

const byKey = <T>(items: readonly T[], key: (item: T) => string): Map<string, T> =>
  new Map(items.map((item) => [key(item), item]));

const groupBy = <T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
};
