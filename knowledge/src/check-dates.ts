import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import type { Located } from './parse-fact-file.ts';
import type { Source } from './schema.ts';

/** No fact can be younger than today. */
export const checkDates = (files: LocatedKnowledge, today: string): KnowledgeProblem[] => {
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
