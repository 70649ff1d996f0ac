import type { KnowledgeIndex } from '@allmende/knowledge';
import { administrativeWords, type SearchKnowledge } from '@allmende/search';

/**
 * The words under which somebody may look for a capability: its names in both languages, its id, and what the office, the
 * law and the form call it; the categories of publiccode.yml in German; synonyms.
 */
export const searchWords = (knowledge: KnowledgeIndex): SearchKnowledge =>
  administrativeWords(
    [...knowledge.capabilities.values()].map(({ id, name }) => ({
      id,
      names: [name.de, { text: name.en, language: 'en' }, id.replaceAll('-', ' ')],
    })),
  );
