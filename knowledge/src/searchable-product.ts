import { deploymentsOf } from './alternatives-of.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Alternative, Grade, Product } from './schema.ts';

/** A product in the shape that `packages/search` takes. */
export interface SearchableProduct {
  id: string;
  kind: 'product' | 'proprietary';
  name: string;
  otherNames: string[];
  texts: { language: string; text: string; weight: 'normal' | 'low' }[];
  facets: Record<'capability' | 'licence' | 'organisation' | 'land' | 'replaces', string[]>;
  replaces: { id: string; name: string; coverage: Alternative['coverage']; evidence: number }[];
  /** `users`: administrations that are known to run it. */
  ranks: Record<string, number>;
  boost: number;
}

const EVIDENCE: Readonly<Record<Grade, number>> = { verified: 1, 'public-list': 0.6, unverified: 0.3 };

/**
 * What a search takes from the facts about a product.
 *
 * @param key how an id is written, where products are searched beside other things
 * @example searchableProduct(facts, nextcloud, (id) => `product:${id}`).facets.land // ['01', '09', …]
 */
export function searchableProduct(
  facts: KnowledgeIndex,
  product: Product,
  key: (id: string) => string = (id) => id,
): SearchableProduct {
  const { id, name, aliases, licence, capabilities, notes } = product;
  const vendor = product.vendor === undefined ? undefined : facts.vendors.get(product.vendor)?.name;
  const running = deploymentsOf(facts, id).filter(({ status }) => status === 'running');
  const isOpen = licence.kind !== 'proprietary';
  const replaces = (facts.replacedBy.get(id) ?? []).map(({ replaces: replaced, coverage, source }) => ({
    id: key(replaced),
    name: facts.products.get(replaced)?.name ?? replaced,
    coverage,
    evidence: EVIDENCE[source.grade],
  }));
  return {
    id: key(id),
    kind: isOpen ? 'product' : 'proprietary',
    name,
    otherNames: aliases.map(({ text }) => text),
    texts: [
      // What it merely has to do with finds it, too, but behind what does the job.
      ...capabilities.flatMap((each) => {
        const text = each.role === 'touches' ? facts.capabilities.get(each.id)?.name.de : undefined;
        return text === undefined ? [] : [{ language: 'de', text, weight: 'normal' as const }];
      }),
      ...[notes, vendor].flatMap((text) => (text ? [{ language: 'de', text, weight: 'low' as const }] : [])),
    ],
    facets: {
      capability: capabilities.filter(({ role }) => role === 'covers').map((each) => each.id),
      // Facts write `A AND B`, `A OR B` and `A WITH an-exception`, and nothing more involved.
      licence: licence.spdx?.split(/ (?:AND|OR) /).map((each) => each.replace(/ WITH .*/, '')) ?? [],
      organisation: vendor === undefined ? [] : [vendor],
      land: [...new Set(running.flatMap(({ ags }) => (ags === undefined ? [] : [ags.slice(0, 2)])))],
      replaces: replaces.map((each) => each.id),
    },
    replaces,
    ranks: running.length > 0 ? { users: running.length } : {},
    boost: isOpen ? 1 + Math.min(0.3, running.length / 50) : 0.8,
  };
}
