import { deploymentsOf, type Grade, type KnowledgeIndex, type Product } from '@allmende/knowledge';
import type { SearchDocument } from '@allmende/search';

const EVIDENCE: Readonly<Record<Grade, number>> = { verified: 1, 'public-list': 0.6, unverified: 0.3 };
/** An administration that runs it makes a product a little better a hit, up to this many. */
const MANY_DEPLOYMENTS = 20;

/** The products of the knowledge base as they are searched. */
export const productDocuments = (facts: KnowledgeIndex): SearchDocument[] =>
  [...facts.products.values()].map((product) => productDocument(facts, product));

function productDocument(facts: KnowledgeIndex, product: Product): SearchDocument {
  const { id, name, aliases, licence, capabilities, vendor, notes } = product;
  const vendorName = vendor === undefined ? undefined : facts.vendors.get(vendor)?.name;
  const running = deploymentsOf(facts, id).filter(({ status }) => status === 'running');
  const touched = capabilities.flatMap((capability) =>
    capability.role === 'touches' ? (facts.capabilities.get(capability.id)?.name.de ?? []) : [],
  );
  const low = [vendorName, notes].filter((text) => text !== undefined);
  return {
    id,
    kind: licence.kind === 'proprietary' ? 'proprietary' : 'product',
    name,
    otherNames: aliases.map(({ text }) => text),
    texts: [
      ...touched.map((text) => ({ language: 'de', text, weight: 'normal' as const })),
      ...low.map((text) => ({ language: 'de', text, weight: 'low' as const })),
    ],
    facets: {
      capability: capabilities.filter(({ role }) => role === 'covers').map((capability) => capability.id),
      ...(licence.spdx === undefined ? {} : { licence: [licence.spdx] }),
      ...(vendorName === undefined ? {} : { organisation: [vendorName] }),
      land: [...new Set(running.flatMap(({ ags }) => (ags === undefined ? [] : [ags.slice(0, 2)])))],
    },
    replaces: (facts.replacedBy.get(id) ?? []).map(({ replaces, coverage, source }) => ({
      id: replaces,
      name: facts.products.get(replaces)?.name ?? replaces,
      coverage,
      evidence: EVIDENCE[source.grade],
    })),
    boost: 1 + (0.25 * Math.min(running.length, MANY_DEPLOYMENTS)) / MANY_DEPLOYMENTS,
  };
}
