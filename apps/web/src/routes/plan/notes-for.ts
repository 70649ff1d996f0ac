import { guidanceFor, type Guidance, type GuidanceContext, type KnowledgeIndex } from '@allmende/knowledge';

/**
 * Rules, risks and myths for these places, each once, the first places first.
 *
 * @example notesFor(knowledge, ['freeze', 'staff']).map(({ id }) => id)
 */
export function notesFor(knowledge: KnowledgeIndex, contexts: readonly GuidanceContext[]): Guidance[] {
  const found = contexts.flatMap((context) => guidanceFor(knowledge, context));
  return [...new Map(found.map((note) => [note.id, note])).values()];
}
