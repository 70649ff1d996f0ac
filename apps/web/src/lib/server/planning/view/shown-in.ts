import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Formatter } from '#lib/i18n/format.ts';
import { formatter, texts, type Language, type Texts } from '#lib/i18n/index.ts';

/** What a plan is put into words with. */
export interface ShownIn {
  language: Language;
  t: Texts['planning'];
  f: Formatter;
  knowledge: KnowledgeIndex;
  /** The name of a team; a team that only the authority knows bears its own. */
  teamName(team: string): string;
}

/** @example shownIn(knowledge, 'de').teamName('server-netz') // 'Server und Netz' */
export function shownIn(knowledge: KnowledgeIndex, language: Language): ShownIn {
  const names = new Map(knowledge.effort.teams.map(({ id, name }) => [id, name[language]]));
  return {
    language,
    t: texts(language).planning,
    f: formatter(language),
    knowledge,
    teamName: (team) => names.get(team) ?? team,
  };
}
