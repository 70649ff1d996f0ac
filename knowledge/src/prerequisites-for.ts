import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Prerequisite } from './planning-schema.ts';

/**
 * What should be done before software for these capabilities is replaced. What the software does itself is no
 * prerequisite of its own: a suite with mail and identity need not wait for itself.
 *
 * @param capabilityIds capabilities of what is replaced
 * @example prerequisitesFor(facts, ['os-client']).map(({ earlier }) => earlier); // [["office", …], …]
 */
export const prerequisitesFor = (facts: KnowledgeIndex, capabilityIds: readonly string[]): Prerequisite[] =>
  facts.prerequisites.flatMap((prerequisite) => {
    if (!prerequisite.later.some((id) => capabilityIds.includes(id))) return [];
    const earlier = prerequisite.earlier.filter((id) => !capabilityIds.includes(id));
    return earlier.length === 0 ? [] : [{ ...prerequisite, earlier }];
  });
