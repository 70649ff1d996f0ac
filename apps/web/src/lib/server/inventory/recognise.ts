import { buildMatcher, matchKey, type MatchTarget } from '@allmende/inventory';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Recognition } from './run-import.ts';

/** What an import recognises names by: products by the matcher, purposes by the names of the capabilities. */
export function recognitionFrom(
  targets: MatchTarget[],
  capabilities: KnowledgeIndex['capabilities'],
): Recognition {
  const matcher = buildMatcher(targets);
  const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const byName = new Map<string, string>();
  for (const { id, name } of capabilities.values())
    for (const text of [id, name.de, name.en]) byName.set(fold(text), id);
  return {
    match: (name, publisher) => matcher.match(name, publisher),
    matchKey: (name) => matchKey(name),
    capabilityByName: (text) => byName.get(fold(text)) ?? null,
  };
}
