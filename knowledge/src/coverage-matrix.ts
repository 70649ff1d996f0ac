import type { KnowledgeIndex } from './index-knowledge.ts';
import { workplaceFunction, type WorkplaceFunction } from './schema.ts';

export interface CoverageRow {
  function: WorkplaceFunction;
  /** Ids of the chosen products that provide the function in full. */
  full: string[];
  /** Ids of the chosen products that provide it with a known hole. */
  partial: string[];
}

/**
 * Which of the eight workplace functions a choice of products provides, always in the same order.
 * A suite counts with its own functions; its components need not be named as well.
 *
 * @example
 * coverageMatrix(facts, ['nextcloud', 'grommunio']).find((row) => row.function === 'mail');
 * // { function: "mail", full: ["grommunio"], partial: ["nextcloud"] }
 */
export const coverageMatrix = (facts: KnowledgeIndex, productIds: readonly string[]): CoverageRow[] => {
  const chosen = productIds.flatMap((id) => facts.products.get(id) ?? []);
  return workplaceFunction.options.map((name) => ({
    function: name,
    full: chosen.filter(({ functions }) => functions.includes(name)).map(({ id }) => id),
    partial: chosen.filter(({ partialFunctions }) => partialFunctions.includes(name)).map(({ id }) => id),
  }));
};
