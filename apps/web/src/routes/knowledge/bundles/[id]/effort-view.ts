import { effortFor, type Bundle, type KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';

/** What the whole change takes for so many people, by default. */
export function effortView(knowledge: KnowledgeIndex, bundle: Bundle, users: number, language: Language) {
  const effort = effortFor(knowledge, {
    from: bundle.replaces[0] ?? null,
    to: bundle.id,
    capability: null,
    users,
    criticality: null,
  });
  const teams = new Map(knowledge.effort.teams.map(({ id, name }) => [id, name[language]]));
  return {
    users,
    kind: effort.kind.name[language],
    duration: effort.duration,
    oneOff: effort.oneOff,
    running: effort.running,
    trainingHours: effort.trainingHours,
    staff: effort.staff.map(({ team, days }) => ({ team: teams.get(team) ?? team, days })),
    basis: effort.basis.map((sentence) => sentence[language]),
    sources: effort.sources,
  };
}
