import { deploymentsOf, type Grade, type KnowledgeIndex, type Product } from '@allmende/knowledge';
import type { Replacement, SearchDocument } from '@allmende/search';
import { productKey } from './document-ids.ts';
import { licencesOf } from './licences-of.ts';

const EVIDENCE: Record<Grade, number> = { verified: 1, 'public-list': 0.6, unverified: 0.3 };

/** What the facts add to whatever stands for a product: other names, what it replaces, where it runs. */
export interface ProductPart {
  otherNames: string[];
  texts: SearchDocument['texts'];
  capabilities: string[];
  lands: string[];
  replaces: Replacement[];
  running: number;
}

/** @example productPart(knowledge, nextcloud).lands // ['01', '09', …] */
export function productPart(knowledge: KnowledgeIndex, product: Product): ProductPart {
  const vendor = product.vendor === undefined ? undefined : knowledge.vendors.get(product.vendor);
  const running = deploymentsOf(knowledge, product.id).filter(({ status }) => status === 'running');
  const touched = product.capabilities.flatMap(({ id, role }) =>
    role === 'touches' ? (knowledge.capabilities.get(id)?.name.de ?? []) : [],
  );
  return {
    otherNames: product.aliases.map(({ text }) => text),
    texts: [
      ...touched.map((text) => ({ language: 'de', text, weight: 'normal' as const })),
      // What it merely has to do with finds it, too, but behind what does the job.
      ...product.capabilities.flatMap(({ id, role }) => {
        const name = role === 'touches' ? knowledge.capabilities.get(id)?.name.de : undefined;
        return name === undefined ? [] : [{ language: 'de', text: name, weight: 'normal' as const }];
      }),
      ...(product.notes ? [{ language: 'de', text: product.notes, weight: 'low' as const }] : []),
      ...(vendor ? [{ language: 'de', text: vendor.name, weight: 'low' as const }] : []),
    ],
    capabilities: product.capabilities.filter(({ role }) => role === 'covers').map(({ id }) => id),
    lands: [...new Set(running.flatMap(({ ags }) => (ags === undefined ? [] : [ags.slice(0, 2)])))],
    replaces: (knowledge.replacedBy.get(product.id) ?? []).map(({ replaces, coverage, source }) => ({
      id: productKey(replaces),
      name: knowledge.products.get(replaces)?.name ?? replaces,
      coverage,
      evidence: EVIDENCE[source.grade],
    })),
    running: running.length,
  };
}

/** A product among the facts as the index takes it. */
export function productDocument(knowledge: KnowledgeIndex, product: Product): SearchDocument {
  const part = productPart(knowledge, product);
  const vendor = product.vendor === undefined ? undefined : knowledge.vendors.get(product.vendor);
  const isOpen = product.licence.kind !== 'proprietary';
  return {
    id: productKey(product.id),
    kind: isOpen ? 'product' : 'proprietary',
    name: product.name,
    otherNames: part.otherNames,
    texts: part.texts,
    facets: {
      capability: part.capabilities,
      licence: licencesOf(product.licence.spdx),
      land: part.lands,
      organisation: vendor ? [vendor.name] : [],
      replaces: part.replaces.map(({ id }) => id),
    },
    replaces: part.replaces,
    ...(part.running > 0 && { ranks: { users: part.running } }),
    boost: isOpen ? 1 + Math.min(0.3, part.running / 50) : 0.8,
  };
}
