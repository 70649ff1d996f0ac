import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Capability, Product } from './schema.ts';

/** A capability for which no open product is known. */
export interface CapabilityGap {
  capability: Capability;
  /** Proprietary products that cover it: whom the towns depend on. */
  proprietary: readonly Product[];
  /** Open products that merely touch it. */
  touchedBy: readonly Product[];
}

/**
 * Candidates for joint development, the most critical first.
 *
 * @example
 * capabilityGaps(facts)[0]?.capability.id; // "auslaenderwesen"
 */
export const capabilityGaps = (facts: KnowledgeIndex): CapabilityGap[] =>
  [...facts.capabilities.values()]
    .filter(({ openGap }) => openGap)
    .map((capability) => {
      const products = facts.productsWithCapability.get(capability.id) ?? [];
      return {
        capability,
        proprietary: products.filter(({ licence }) => licence.kind === 'proprietary'),
        touchedBy: products.filter(({ licence }) => licence.kind !== 'proprietary'),
      };
    })
    .sort(
      (a, b) =>
        b.capability.criticality - a.capability.criticality || (a.capability.id < b.capability.id ? -1 : 1),
    );
