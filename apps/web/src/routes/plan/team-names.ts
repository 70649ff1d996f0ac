import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';

/** Names of the teams that the default figures of effort speak of, by id. */
export function teamNames(knowledge: KnowledgeIndex, language: Language): Record<string, string> {
  return Object.fromEntries(knowledge.effort.teams.map(({ id, name }) => [id, name[language]]));
}
