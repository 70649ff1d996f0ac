import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import type { LocatedPlanning } from './read-planning.ts';
import { capabilityIds, unknownIn } from './unknown-ids.ts';

/** Figures of effort name capabilities, areas and teams that exist. */
export const checkEffort = ({ effort }: LocatedPlanning, files: LocatedKnowledge): KnowledgeProblem[] =>
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
