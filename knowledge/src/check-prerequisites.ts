import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import type { LocatedPlanning } from './read-planning.ts';
import { capabilityIds, unknownIn } from './unknown-ids.ts';

/** Prerequisites name capabilities that exist, and nothing comes before itself. */
export const checkPrerequisites = (
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
