import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Guidance, GuidanceContext } from './planning-schema.ts';

/**
 * Rules, risks and myths that matter where a decision is made, rules first; phases and governance have their own page.
 *
 * @example guidanceFor(facts, 'freeze').map(({ id }) => id); // ["r6-freeze-windows"]
 */
export const guidanceFor = (facts: KnowledgeIndex, context: GuidanceContext): Guidance[] => {
  const order = ['rule', 'risk', 'myth'];
  return [...facts.guidance.values()]
    .filter(({ kind, contexts }) => order.includes(kind) && contexts.includes(context))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
};
