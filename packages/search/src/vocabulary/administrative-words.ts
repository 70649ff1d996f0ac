import type { SearchCapability, SearchKnowledge } from '../types.ts';
import { CAPABILITY_WORDS } from './capability-words.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import { SYNONYMS } from './synonyms.ts';

/**
 * What an index should know of German administrations: our synonyms, more words for the capabilities that the caller
 * names, and the categories of publiccode.yml in German.
 *
 * @param capabilities with the names that the caller has for them
 * @example createSearchIndex(administrativeWords([{ id: 'dms-eakte', names: ['DMS und E-Akte'] }]))
 */
export const administrativeWords = (capabilities: readonly SearchCapability[]): SearchKnowledge => ({
  synonyms: SYNONYMS,
  capabilities: [
    ...capabilities.map(({ id, names }) => ({ id, names: [...names, ...(CAPABILITY_WORDS[id] ?? [])] })),
    ...Object.entries(CATEGORY_WORDS).map(([id, names]) => ({
      id,
      names: [...names, { text: id.replaceAll('-', ' '), language: 'en' }],
    })),
  ],
});
