import { basename } from 'node:path';
import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import type { LocatedPlanning } from './read-planning.ts';
import { productIds, unknownIn } from './unknown-ids.ts';

/** Bundles name products, functions, components and a kind of effort that exist. */
export const checkBundles = (
  { bundles, effort }: LocatedPlanning,
  files: LocatedKnowledge,
): KnowledgeProblem[] => {
  const products = productIds(files);
  const efforts = new Set(effort.flatMap(({ value }) => value.kinds.map(({ id }) => id)));
  return bundles.flatMap((fact) => {
    const { value, problemAt } = fact;
    const functions = new Set(value.functions.map(({ id }) => id));
    const components = new Set(value.components.map(({ product }) => product));
    const named = 'name a product that lies in products/';
    return [
      ...(basename(fact.file, '.yaml') === value.id
        ? []
        : [
            problemAt(
              ['id'],
              'file-name',
              `the file describes "${value.id}"`,
              `rename it to ${value.id}.yaml`,
            ),
          ]),
      ...unknownIn(fact, ['replaces'], value.replaces, products, 'product', named),
      ...value.components.flatMap(({ product, covers }, index) => [
        ...(products.has(product)
          ? []
          : [
              problemAt(
                ['components', index, 'product'],
                'unknown-product',
                `product "${product}" is not known`,
                named,
              ),
            ]),
        ...covers.flatMap((row, position) =>
          functions.has(row.function)
            ? []
            : [
                problemAt(
                  ['components', index, 'covers', position, 'function'],
                  'unknown-function',
                  `"${row.function}" is no function of this bundle`,
                  'add it to the functions, or correct the word',
                ),
              ],
        ),
      ]),
      ...value.variants.flatMap((variant, index) =>
        unknownIn(
          fact,
          ['variants', index, 'components'],
          variant.components,
          components,
          'component',
          'list it among the components of the bundle',
        ),
      ),
      ...value.gaps.flatMap((gap, index) =>
        unknownIn(
          fact,
          ['gaps', index, 'functions'],
          gap.functions,
          functions,
          'function',
          'use a function of this bundle',
        ),
      ),
      ...(efforts.has(value.effort) || effort.length === 0
        ? []
        : [
            problemAt(
              ['effort'],
              'unknown-effort',
              `"${value.effort}" is no kind of effort`,
              'use a kind from effort.yaml',
            ),
          ]),
    ];
  });
};
