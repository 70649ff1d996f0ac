import { deploymentsOf } from './alternatives-of.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Bundle } from './planning-schema.ts';
import type { Deployment, Product } from './schema.ts';

export type BundleCoverage = 'full' | 'most' | 'part' | 'none';

/** One function of a bundle, and how far each of its components covers it. */
export interface BundleRow {
  function: Bundle['functions'][number];
  /** In the order of the bundle's components. */
  cells: BundleCoverage[];
}

/** A component with what is known about it. */
export interface BundleComponent {
  product: Product;
  covers: Bundle['components'][number]['covers'];
  installation: Bundle['components'][number]['installation'];
  /** Administrations that run it or have run it, those that run it now first. */
  deployments: readonly Deployment[];
}

const rank: Record<BundleCoverage, number> = { full: 0, most: 1, part: 2, none: 3 };

/**
 * Bundles that can take the place of a product; empty where there is none.
 *
 * @example bundlesFor(facts, 'm365').map(({ id }) => id); // ["microsoft-365"]
 */
export const bundlesFor = (facts: KnowledgeIndex, productId: string): Bundle[] => [
  ...(facts.bundlesReplacing.get(productId) ?? []),
];

/**
 * Functions against components: what covers what, and how far.
 *
 * @example bundleMatrix(bundle)[1]; // { function: { id: "mail", … }, cells: ["full", "part", …] }
 */
export const bundleMatrix = ({ functions, components }: Bundle): BundleRow[] =>
  functions.map((one) => ({
    function: one,
    cells: components.map(({ covers }) => covers.find((row) => row.function === one.id)?.coverage ?? 'none'),
  }));

/**
 * How far a choice of components covers the bundle as a whole: by its weakest function that must be there.
 *
 * @param chosen ids of components, e.g. those of a variant
 * @example coverageOf(bundle, ['opendesk']); // "most"
 */
export const coverageOf = (bundle: Bundle, chosen: readonly string[]): BundleCoverage => {
  const must = bundle.functions.filter((one) => one.must);
  return bestPerFunction(bundle, chosen)
    .filter(({ id }) => must.length === 0 || must.some((one) => one.id === id))
    .reduce<BundleCoverage>(
      (weakest, { coverage }) => (rank[coverage] > rank[weakest] ? coverage : weakest),
      'full',
    );
};

/** Per function the best that the chosen components offer. */
export const bestPerFunction = (
  bundle: Bundle,
  chosen: readonly string[],
): { id: string; coverage: BundleCoverage }[] => {
  const places = bundle.components.flatMap(({ product }, index) => (chosen.includes(product) ? [index] : []));
  return bundleMatrix(bundle).map(({ function: one, cells }) => ({
    id: one.id,
    coverage: places.reduce<BundleCoverage>((best, place) => {
      const cell = cells[place] ?? 'none';
      return rank[cell] < rank[best] ? cell : best;
    }, 'none'),
  }));
};

/**
 * The components of a bundle with their products and with who runs them.
 *
 * @example bundleComponents(facts, bundle).map(({ product }) => product.name);
 */
export const bundleComponents = (facts: KnowledgeIndex, bundle: Bundle): BundleComponent[] =>
  bundle.components.flatMap(({ product: id, covers, installation }) => {
    const product = facts.products.get(id);
    return product ? [{ product, covers, installation, deployments: deploymentsOf(facts, id) }] : [];
  });
