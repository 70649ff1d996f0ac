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
    const platform = value.platform?.team;
    const unknownTeam = (path: (string | number)[], team: string): KnowledgeProblem[] =>
      teams.has(team)
        ? []
        : [
            problemAt(
              path,
              'unknown-team',
              `team "${team}" is not known`,
              'add it to the teams at the top of the file',
            ),
          ];
    const kinds = value.kinds.flatMap((kind, index) => [
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
        unknownTeam(['kinds', index, 'staff', position, 'team'], team),
      ),
    ]);
    return [...(platform === undefined ? [] : unknownTeam(['platform', 'team'], platform)), ...kinds];
  });
