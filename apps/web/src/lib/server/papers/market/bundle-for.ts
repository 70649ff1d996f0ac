import type { Bundle, KnowledgeIndex } from '@allmende/knowledge';

/**
 * The bundle that tells most closely which functions a capability consists of: the one that replaces the product with
 * the fewest other capabilities; null where none is about it.
 *
 * @example bundleFor(knowledge, 'mail-groupware')?.id // 'microsoft-exchange'
 */
export function bundleFor(knowledge: KnowledgeIndex, capability: string | null): Bundle | null {
  const wide = ({ replaces }: Bundle): number =>
    Math.min(
      ...replaces.map((id) => {
        const covered = (knowledge.products.get(id)?.capabilities ?? []).filter(
          ({ role }) => role === 'covers',
        );
        return covered.some((each) => each.id === capability) ? covered.length : Infinity;
      }),
    );
  return (
    [...knowledge.bundles.values()]
      .filter((bundle) => wide(bundle) < Infinity)
      .sort((a, b) => wide(a) - wide(b) || a.id.localeCompare(b.id, 'en'))[0] ?? null
  );
}
