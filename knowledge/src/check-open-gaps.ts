import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';

/** `openGap` must say exactly what the products say: a gap is what no open product covers. */
export const checkOpenGaps = ({
  capabilities,
  products,
  unreadable,
}: LocatedKnowledge): KnowledgeProblem[] => {
  if ([...unreadable].some((file) => file.startsWith('products/'))) return [];
  const covered = new Set(
    products
      .filter(({ value }) => value.licence.kind !== 'proprietary')
      .flatMap(({ value }) => value.capabilities.filter(({ role }) => role === 'covers').map(({ id }) => id)),
  );
  return capabilities.flatMap(({ value, problemAt }) =>
    value.flatMap(({ id, openGap }, index) =>
      openGap === !covered.has(id)
        ? []
        : [
            problemAt(
              [index, 'openGap'],
              'open-gap',
              openGap
                ? `"${id}" is marked as a gap, but an open product covers it`
                : `"${id}" is not marked as a gap, but no open product covers it`,
              `set openGap to ${!openGap}, or correct the role (covers, touches) in the product`,
            ),
          ],
    ),
  );
};
