import type { KnowledgeIndex } from '@allmende/knowledge';
import { administrativeWords, type SearchKnowledge } from '@allmende/search';

/** What the search knows of German administrations: synonyms, categories, and the capabilities among the facts. */
export const searchWords = (knowledge: KnowledgeIndex): SearchKnowledge =>
  administrativeWords(
    [...knowledge.capabilities.values()].map(({ id, name }) => ({
      id,
      names: [name.de, { text: name.en, language: 'en' }],
    })),
  );
