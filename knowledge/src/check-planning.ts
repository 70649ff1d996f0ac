import { basename } from 'node:path';
import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import type { Located } from './parse-fact-file.ts';
import type { LocatedPlanning } from './read-planning.ts';

/** What one file of the planning parts alone cannot tell: ids that point nowhere, doubles, circles, dates in the future. */
export const checkPlanning = (
  planning: LocatedPlanning,
  files: LocatedKnowledge,
  today: string,
): KnowledgeProblem[] => [
  ...checkEffort(planning, files),
  ...checkPrerequisites(planning, files),
  ...checkBundles(planning, files),
  ...checkCases(planning, files),
  ...checkTwice(planning),
  ...everyFile(planning).flatMap((fact) => checkFuture(fact, today)),
];

const everyFile = (planning: LocatedPlanning): Located<unknown>[] => Object.values(planning).flat();

const capabilityIds = (files: LocatedKnowledge): Set<string> =>
  new Set(files.capabilities.flatMap(({ value }) => value.map(({ id }) => id)));

const productIds = (files: LocatedKnowledge): Set<string> =>
  new Set([
    ...files.products.map(({ value }) => value.id),
    ...[...files.unreadable].map((file) => basename(file, '.yaml')),
  ]);

/** A problem for each id in a list that is not known. */
const unknownIn = (
  { problemAt }: Pick<Located<unknown>, 'problemAt'>,
  path: PropertyKey[],
  ids: readonly string[],
  known: ReadonlySet<string>,
  what: string,
  remedy: string,
): KnowledgeProblem[] =>
  ids.flatMap((id, index) =>
    known.has(id)
      ? []
      : [problemAt([...path, index], `unknown-${what}`, `${what} "${id}" is not known`, remedy)],
  );

const checkEffort = ({ effort }: LocatedPlanning, files: LocatedKnowledge): KnowledgeProblem[] =>
  effort.flatMap((fact) => {
    const { value, problemAt } = fact;
    const teams = new Set(value.teams.map(({ id }) => id));
    const areas = new Set(files.capabilities.flatMap((one) => one.value.map(({ area }) => area)));
    return value.kinds.flatMap((kind, index) => [
      ...unknownIn(
        fact,
        ['kinds', index, 'capabilities'],
        kind.capabilities,
        capabilityIds(files),
        'capability',
        'use an id from capabilities.yaml',
      ),
      ...unknownIn(
        fact,
        ['kinds', index, 'areas'],
        kind.areas,
        areas,
        'area',
        'use an area that capabilities.yaml names',
      ),
      ...kind.staff.flatMap(({ team }, position) =>
        teams.has(team)
          ? []
          : [
              problemAt(
                ['kinds', index, 'staff', position, 'team'],
                'unknown-team',
                `team "${team}" is not known`,
                'add it to the teams at the top of the file',
              ),
            ],
      ),
    ]);
  });

const checkPrerequisites = (
  { prerequisites }: LocatedPlanning,
  files: LocatedKnowledge,
): KnowledgeProblem[] =>
  prerequisites.flatMap((fact) => {
    const known = capabilityIds(files);
    const remedy = 'use an id from capabilities.yaml';
    const later = new Map<string, string[]>();
    return fact.value.flatMap((row, index) => {
      const unknown = (['earlier', 'later'] as const).flatMap((side) =>
        unknownIn(fact, [index, side], row[side], known, 'capability', remedy),
      );
      for (const id of row.earlier) later.set(id, [...(later.get(id) ?? []), ...row.later]);
      const inCircle = row.later.some((start) => reaches(later, start, new Set(row.earlier)));
      return inCircle
        ? [
            ...unknown,
            fact.problemAt(
              [index, 'later'],
              'prerequisite-circle',
              `"${row.id}" closes a circle: something would have to come before itself`,
              'remove one of the prerequisites that lead round',
            ),
          ]
        : unknown;
    });
  });

/** Whether one of the targets comes after `start`. */
const reaches = (later: Map<string, string[]>, start: string, targets: Set<string>): boolean => {
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (targets.has(id)) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(later.get(id) ?? []));
  }
  return false;
};

const checkBundles = ({ bundles, effort }: LocatedPlanning, files: LocatedKnowledge): KnowledgeProblem[] => {
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

const checkCases = ({ cases }: LocatedPlanning, files: LocatedKnowledge): KnowledgeProblem[] => {
  const products = productIds(files);
  return cases.flatMap((fact) => [
    ...(['products', 'replaced'] as const).flatMap((field) =>
      unknownIn(
        fact,
        [field],
        fact.value[field],
        products,
        'product',
        'name a product that lies in products/',
      ),
    ),
    ...(basename(fact.file, '.yaml') === fact.value.id
      ? []
      : [
          fact.problemAt(
            ['id'],
            'file-name',
            `the file describes "${fact.value.id}"`,
            `rename it to ${fact.value.id}.yaml`,
          ),
        ]),
  ]);
};

/** Ids of guidance are links; one may stand in one file only. */
const checkTwice = ({ guidance }: LocatedPlanning): KnowledgeProblem[] => {
  const seen = new Set<string>();
  return guidance.flatMap((fact) =>
    fact.value.flatMap(({ id }, index) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew
        ? []
        : [fact.problemAt([index, 'id'], 'twice', `"${id}" is there already`, 'choose another id')];
    }),
  );
};

/** Every field `date`, however deep: no source can be younger than today. */
const checkFuture = (fact: Located<unknown>, today: string): KnowledgeProblem[] => {
  const walk = (value: unknown, path: PropertyKey[]): KnowledgeProblem[] => {
    if (Array.isArray(value)) return value.flatMap((one, index) => walk(one, [...path, index]));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, one]) =>
      key === 'date' && typeof one === 'string' && one > today
        ? [
            fact.problemAt(
              [...path, key],
              'date-in-future',
              `${one} lies in the future`,
              'give the day the source was read',
            ),
          ]
        : walk(one, [...path, key]),
    );
  };
  return walk(fact.value, []);
};
