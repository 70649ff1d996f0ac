import type { KnowledgeIndex } from '@allmende/knowledge';
import type { SearchKnowledge } from '@allmende/search';

/** The words under which somebody may look for a capability: its names in both languages, its id, its area. */
export function searchWords(knowledge: KnowledgeIndex): SearchKnowledge {
  return {
    capabilities: [...knowledge.capabilities.values()].map(({ id, name }) => ({
      id,
      names: [name.de, name.en, id.replaceAll('-', ' ')],
    })),
  };
}
