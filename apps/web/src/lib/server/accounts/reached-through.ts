import type { Permission } from './roles.ts';

/** One right in an authority: what it allows, and the predecessors whose data it extends to. */
export interface Reaching {
  permissions: readonly Permission[];
  predecessors: readonly number[];
}

/**
 * The predecessors whose data somebody reaches with several rights in one authority. What they allow counts together,
 * so a predecessor is reached only where the rights that extend to it allow all of it by themselves: otherwise a role
 * given later would open the predecessor's data to more than anybody granted.
 *
 * @example reachedThrough([{ permissions: ['inventory:read'], predecessors: [7] }]) // [7]
 */
export function reachedThrough(rights: readonly Reaching[]): number[] {
  const all = new Set(rights.flatMap(({ permissions }) => permissions));
  const candidates = new Set(rights.flatMap(({ predecessors }) => predecessors));
  return [...candidates].filter((candidate) => {
    const reaching = rights.filter(({ predecessors }) => predecessors.includes(candidate));
    return new Set(reaching.flatMap(({ permissions }) => permissions)).size === all.size;
  });
}
