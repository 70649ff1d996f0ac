import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Alternative, Deployment, Grade, Product } from './schema.ts';

/** An open product that can replace another one, with who runs it. */
export interface AlternativeFact {
  product: Product;
  alternative: Alternative;
  /** Running ones first, then pilots, unknown, ended; within these by administration. */
  deployments: readonly Deployment[];
}

const gradeRank: Record<Grade, number> = { verified: 0, 'public-list': 1, unverified: 2 };
const coverageRank: Record<Alternative['coverage'], number> = { full: 0, most: 1, part: 2 };
const statusRank: Record<Deployment['status'], number> = {
  running: 0,
  pilot: 1,
  unknown: 2,
  archived: 3,
  ended: 4,
};

/**
 * What could replace a product, best first: by coverage, then by evidence, then by the number of
 * administrations that run it now.
 *
 * @example
 * alternativesOf(facts, 'exchange').map(({ product }) => product.id); // ["open-xchange", …]
 */
export const alternativesOf = (facts: KnowledgeIndex, productId: string): AlternativeFact[] =>
  (facts.alternativesFor.get(productId) ?? [])
    .flatMap((alternative) => {
      const product = facts.products.get(alternative.by);
      return product ? [{ product, alternative, deployments: deploymentsOf(facts, product.id) }] : [];
    })
    .sort(
      (a, b) =>
        coverageRank[a.alternative.coverage] - coverageRank[b.alternative.coverage] ||
        gradeRank[a.alternative.source.grade] - gradeRank[b.alternative.source.grade] ||
        runningCount(b.deployments) - runningCount(a.deployments) ||
        compareText(a.product.id, b.product.id),
    );

/**
 * Administrations that run a product, those that run it now first.
 *
 * @example
 * deploymentsOf(facts, 'zms').map(({ administration }) => administration); // ["Land Berlin", …]
 */
export const deploymentsOf = (facts: KnowledgeIndex, productId: string): readonly Deployment[] =>
  (facts.deploymentsOf.get(productId) ?? []).toSorted(
    (a, b) => statusRank[a.status] - statusRank[b.status] || compareText(a.administration, b.administration),
  );

const runningCount = (deployments: readonly Deployment[]): number =>
  deployments.filter(({ status }) => status === 'running').length;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
