import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { Located } from './parse-fact-file.ts';
import { checkDates } from './check-dates.ts';
import { checkNames } from './check-names.ts';
import { checkOpenGaps } from './check-open-gaps.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import { workplaceFunction, type Product } from './schema.ts';

/** Everything that one file alone cannot tell: ids that point nowhere, clashes, dates in the future. */
export const checkReferences = (files: LocatedKnowledge, today: string): KnowledgeProblem[] => [
  ...checkProducts(files),
  ...checkAlternatives(files),
  ...checkDeployments(files, today),
  ...checkLifecycles(files),
  ...checkNames(files),
  ...checkOpenGaps(files),
  ...checkDates(files, today),
];

const byId = (products: Located<Product>[]) => new Map(products.map(({ value }) => [value.id, value]));

/** Ids of one part, those of files included that could not be read: one flaw, one message. */
const knownIds = (part: 'vendors' | 'products', files: LocatedKnowledge): Set<string> =>
  new Set([
    ...files[part].map(({ value }) => value.id),
    ...[...files.unreadable]
      .filter((file) => file.startsWith(`${part}/`))
      .map((file) => file.slice(part.length + 1, -5)),
  ]);

const isOpen = (product: Product): boolean => product.licence.kind !== 'proprietary';

const checkProducts = (files: LocatedKnowledge): KnowledgeProblem[] => {
  const { products, capabilities } = files;
  const productIds = knownIds('products', files);
  const vendorIds = knownIds('vendors', files);
  const capabilityIds = new Set(capabilities.flatMap(({ value }) => value.map(({ id }) => id)));
  return products.flatMap(({ value, problemAt }) => [
    ...(value.vendor === undefined || vendorIds.has(value.vendor)
      ? []
      : [
          problemAt(
            ['vendor'],
            'unknown-vendor',
            `vendor "${value.vendor}" is not known`,
            `add vendors/${value.vendor}.yaml or correct the id`,
          ),
        ]),
    ...value.capabilities.flatMap(({ id }, index) =>
      capabilityIds.has(id) || capabilities.length === 0
        ? []
        : [
            problemAt(
              ['capabilities', index, 'id'],
              'unknown-capability',
              `capability "${id}" is not known`,
              'use an id from capabilities.yaml',
            ),
          ],
    ),
    ...value.components.flatMap((id, index) =>
      productIds.has(id) && id !== value.id
        ? []
        : [
            problemAt(
              ['components', index],
              'unknown-component',
              `component "${id}" is not a product of its own`,
              `add products/${id}.yaml or remove the component`,
            ),
          ],
    ),
  ]);
};

const checkAlternatives = (files: LocatedKnowledge): KnowledgeProblem[] => {
  const { alternatives, products, capabilities } = files;
  const known = byId(products);
  const productIds = knownIds('products', files);
  const coverable = new Set<string>([
    ...workplaceFunction.options,
    ...capabilities.flatMap(({ value }) => value.map(({ id }) => id)),
  ]);
  return alternatives.flatMap(({ value, problemAt }) =>
    value.flatMap((row, index) => {
      const problems: KnowledgeProblem[] = [];
      for (const [field, wanted] of [
        ['replaces', 'proprietary'],
        ['by', 'open'],
      ] as const) {
        const product = known.get(row[field]);
        const fits = product ? isOpen(product) === (wanted === 'open') : productIds.has(row[field]);
        if (fits) continue;
        problems.push(
          problemAt(
            [index, field],
            product ? 'wrong-licence-kind' : 'unknown-product',
            product ? `"${row[field]}" is not ${wanted}` : `product "${row[field]}" is not known`,
            `name ${wanted === 'open' ? 'an open' : 'a proprietary'} product that lies in products/`,
          ),
        );
      }
      if (value.findIndex((other) => other.by === row.by) !== index)
        problems.push(
          problemAt([index, 'by'], 'twice', `"${row.by}" is listed twice`, 'merge the two entries into one'),
        );
      const components = known.get(row.replaces)?.components ?? [];
      for (const [position, covered] of row.covers.entries())
        if (!coverable.has(covered) && !components.includes(covered))
          problems.push(
            problemAt(
              [index, 'covers', position],
              'unknown-cover',
              `"${covered}" is no workplace function, capability or component of "${row.replaces}"`,
              'correct the word, or add the component to the suite',
            ),
          );
      if (row.scope === 'component' && row.covers.length === 0)
        problems.push(
          problemAt(
            [index, 'scope'],
            'covers-missing',
            'scope is "component" but nothing says which',
            'list the functions, capabilities or component ids under covers',
          ),
        );
      return problems;
    }),
  );
};

const checkDeployments = (files: LocatedKnowledge, today: string): KnowledgeProblem[] => {
  const known = knownIds('products', files);
  const year = Number(today.slice(0, 4));
  return files.deployments.flatMap(({ value, problemAt }) =>
    value.flatMap((row, index) => [
      ...(known.has(row.product)
        ? []
        : [
            problemAt(
              [index, 'product'],
              'unknown-product',
              `product "${row.product}" is not known`,
              'name a product that lies in products/',
            ),
          ]),
      ...(row.since !== undefined && row.since > (row.until ?? year)
        ? [
            problemAt(
              [index, 'since'],
              'since-after-until',
              `use begins in ${row.since}, after it ended or in the future`,
              'correct since or until',
            ),
          ]
        : []),
      ...(row.until !== undefined && (row.status === 'running' || row.status === 'pilot')
        ? [
            problemAt(
              [index, 'status'],
              'ended-but-running',
              `use ended in ${row.until}, but the status is "${row.status}"`,
              'set the status to ended, or remove until',
            ),
          ]
        : []),
    ]),
  );
};

const checkLifecycles = (files: LocatedKnowledge): KnowledgeProblem[] => {
  const known = knownIds('products', files);
  return files.lifecycles.flatMap(({ value, problemAt }) => [
    ...(known.has(value.product)
      ? []
      : [
          problemAt(
            ['product'],
            'unknown-product',
            `product "${value.product}" is not known`,
            'name a product that lies in products/',
          ),
        ]),
    ...value.cycles.flatMap(({ cycle }, index) =>
      value.cycles.findIndex((other) => other.cycle === cycle) === index
        ? []
        : [
            problemAt(
              ['cycles', index],
              'twice',
              `cycle "${cycle}" is listed twice`,
              'merge the two entries into one',
            ),
          ],
    ),
  ]);
};
