import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { Located } from './parse-fact-file.ts';
import { nameKey } from './name-key.ts';
import type { Alternative, Capability, Deployment, Lifecycle, Product, Source, Vendor } from './schema.ts';

export interface LocatedKnowledge {
  capabilities: Located<Capability[]>[];
  vendors: Located<Vendor>[];
  products: Located<Product>[];
  alternatives: Located<Alternative[]>[];
  deployments: Located<Deployment[]>[];
  lifecycles: Located<Lifecycle>[];
}

/** Everything that one file alone cannot tell: ids that point nowhere, clashes, dates in the future. */
export const checkReferences = (files: LocatedKnowledge, today: string): KnowledgeProblem[] => [
  ...checkProducts(files),
  ...checkAlternatives(files),
  ...checkDeployments(files, today),
  ...checkLifecycles(files),
  ...checkNames(files.products),
  ...checkOpenGaps(files),
  ...checkDates(files, today),
];

const byId = (products: Located<Product>[]) => new Map(products.map(({ value }) => [value.id, value]));

const isOpen = (product: Product): boolean => product.licence.kind !== 'proprietary';

const checkProducts = ({ products, vendors, capabilities }: LocatedKnowledge): KnowledgeProblem[] => {
  const productIds = new Set(products.map(({ value }) => value.id));
  const vendorIds = new Set(vendors.map(({ value }) => value.id));
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
      capabilityIds.has(id)
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

const checkAlternatives = ({ alternatives, products }: LocatedKnowledge): KnowledgeProblem[] => {
  const known = byId(products);
  return alternatives.flatMap(({ value, problemAt }) =>
    value.flatMap((row, index) => {
      const problems: KnowledgeProblem[] = [];
      for (const [field, wanted] of [
        ['replaces', 'proprietary'],
        ['by', 'open'],
      ] as const) {
        const product = known.get(row[field]);
        const fits = product !== undefined && isOpen(product) === (wanted === 'open');
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

const checkDeployments = ({ deployments, products }: LocatedKnowledge, today: string): KnowledgeProblem[] => {
  const known = byId(products);
  const year = Number(today.slice(0, 4));
  return deployments.flatMap(({ value, problemAt }) =>
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
    ]),
  );
};

const checkLifecycles = ({ lifecycles, products }: LocatedKnowledge): KnowledgeProblem[] => {
  const known = byId(products);
  return lifecycles.flatMap(({ value, problemAt }) => [
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

/** A strong name that two products claim would make every match with it a coin toss. */
const checkNames = (products: Located<Product>[]): KnowledgeProblem[] => {
  const owners = new Map<string, string>();
  for (const { value } of products) owners.set(nameKey(value.name), value.id);
  const problems: KnowledgeProblem[] = [];
  for (const { value, problemAt } of products) {
    const names = [
      { text: value.name, strong: true, path: ['name'] },
      ...value.aliases.map(({ text, strength }, index) => ({
        text,
        strong: strength === 'strong',
        path: ['aliases', index, 'text'],
      })),
    ];
    for (const { text, strong, path } of names) {
      if (!strong) continue;
      const owner = owners.get(nameKey(text)) ?? value.id;
      owners.set(nameKey(text), owner);
      if (owner !== value.id)
        problems.push(
          problemAt(
            path,
            'name-clash',
            `"${text}" also stands for "${owner}"`,
            'make the alias weak in one of the two products, or remove it',
          ),
        );
    }
  }
  return problems;
};

const checkOpenGaps = ({ capabilities, products }: LocatedKnowledge): KnowledgeProblem[] => {
  const covered = new Set(
    products
      .filter(({ value }) => isOpen(value))
      .flatMap(({ value }) => value.capabilities.filter(({ role }) => role === 'covers').map(({ id }) => id)),
  );
  return capabilities.flatMap(({ value, problemAt }) =>
    value.flatMap(({ id, openGap }, index) =>
      openGap === !covered.has(id)
        ? []
        : [
            problemAt(
              [index, 'openGap'],
              'open-gap',
              openGap
                ? `"${id}" is marked as a gap, but an open product covers it`
                : `"${id}" is not marked as a gap, but no open product covers it`,
              `set openGap to ${!openGap}, or correct the role (covers, touches) in the product`,
            ),
          ],
    ),
  );
};

const checkDates = (files: LocatedKnowledge, today: string): KnowledgeProblem[] => {
  const future = (
    { problemAt }: Pick<Located<unknown>, 'problemAt'>,
    path: PropertyKey[],
    date: string | undefined,
  ): KnowledgeProblem[] =>
    date === undefined || date <= today
      ? []
      : [problemAt(path, 'date-in-future', `${date} lies in the future`, 'give the day the source was read')];
  const one = (fact: Located<{ source: Source }>) => future(fact, ['source', 'date'], fact.value.source.date);
  const many = (fact: Located<{ source: Source }[]>) =>
    fact.value.flatMap(({ source }, index) => future(fact, [index, 'source', 'date'], source.date));
  return [
    ...files.vendors.flatMap((fact) => [
      ...one(fact),
      ...fact.value.owners.flatMap(({ asOf, source }, index) => [
        ...future(fact, ['owners', index, 'asOf'], asOf),
        ...future(fact, ['owners', index, 'source', 'date'], source.date),
      ]),
    ]),
    ...files.products.flatMap(one),
    ...files.lifecycles.flatMap(one),
    ...files.alternatives.flatMap(many),
    ...files.deployments.flatMap(many),
  ];
};
