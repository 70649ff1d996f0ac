import { buildMatcher, explainNot, matchKey, type MatchReason, type MatchTarget } from '@allmende/inventory';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Recognition } from './recognition.ts';

/** Recognition that can also say why it did not recognise something else. */
export interface ExplainingRecognition extends Recognition {
  /** Why the product was not taken for the name; empty when it was. */
  explainNot(name: string, product: string, publisher: string | undefined): MatchReason[];
}

/** What an import recognises names by: products by the matcher, purposes by the names of the capabilities. */
export function recognitionFrom(
  targets: MatchTarget[],
  capabilities: KnowledgeIndex['capabilities'],
): ExplainingRecognition {
  const matcher = buildMatcher(targets);
  const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const byName = new Map<string, string>();
  for (const { id, name } of capabilities.values())
    for (const text of [id, name.de, name.en]) byName.set(fold(text), id);
  return {
    match: (name, publisher) => matcher.match(name, publisher),
    matchKey: (name) => matchKey(name),
    capabilityByName: (text) => byName.get(fold(text)) ?? null,
    explainNot: (name, product, publisher) => explainNot(matcher, name, product, publisher),
  };
}
