import { basename } from 'node:path';
import { checkBundles } from './check-bundles.ts';
import { checkEffort } from './check-effort.ts';
import { checkPrerequisites } from './check-prerequisites.ts';
import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import type { Located } from './parse-fact-file.ts';
import type { LocatedPlanning } from './read-planning.ts';
import { productIds, unknownIn } from './unknown-ids.ts';

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
