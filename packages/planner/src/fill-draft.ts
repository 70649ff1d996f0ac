import type { Columns } from './columns.ts';
import { Draft } from './draft.ts';

/**
 * A plan at once: candidates are put in by what they are worth, as far as they fit, and what must be replaced before all
 * the rest. What others stand on has its worth from their prices; a second pass puts in what stood on something
 * that came later.
 *
 * @param worths of each candidate; without any worth it is not put in
 * @param draft what is there already
 */
export function fillDraft(columns: Columns, worths: Float64Array, draft = new Draft(columns)): Draft {
  const { count, groupOf, isMust, isOut } = columns;
  const rank = (candidate: number): number =>
    worths[candidate]! + (isMust[groupOf[candidate]!] === 1 ? 1e6 : 0);
  const order: number[] = [];
  for (let candidate = 0; candidate < count; candidate++)
    if (isOut[candidate] === 0 && rank(candidate) > 0) order.push(candidate);
  order.sort((a, b) => rank(b) - rank(a) || a - b);
  for (let pass = 0; pass < 2; pass++)
    for (const candidate of order)
      if (draft.own[groupOf[candidate]!] === -1 && draft.fits(candidate)) draft.put(candidate);
  return draft;
}
