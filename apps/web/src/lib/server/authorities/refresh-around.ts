import type { Transaction } from '#lib/server/database/index.ts';
import { thisDay } from './new-authority.ts';
import { keptKinds, type Relation } from './relation.ts';
import { refreshClosure } from './store/relations.ts';

/** The closure of everything whose own edges, or edges towards the given authorities, may have changed. */
export async function refreshAround(
  trx: Transaction,
  relations: readonly Relation[],
  authorities: readonly number[],
  gone: readonly number[] = [],
): Promise<void> {
  const touched = relations.filter(
    (each) => authorities.includes(each.from) || authorities.includes(each.to),
  );
  const from = [...new Set([...authorities, ...touched.map((each) => each.from)])].filter(
    (each) => !gone.includes(each),
  );
  await refreshClosure(trx, [...keptKinds, 'merged-into', 'split-into'], from, thisDay());
}
