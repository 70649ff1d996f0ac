import type { MovedFromProduct, Transaction } from '#lib/server/database/index.ts';
import { applicationsById, applicationsOfProduct, updateApplication } from './store/applications.ts';
import { insertChanges, type NewChange } from './store/changes.ts';
import { decisionsForProduct, reinstateDecisions, renameProduct, revokeById } from './store/decisions.ts';

/**
 * Takes a product away from what is matched with it. Without another one in its place, its applications are undecided
 * again and the decisions for it no longer hold.
 *
 * @param to the product that takes its place; null when none does
 * @returns what was moved, for {@link moveBackToProduct}
 */
export async function moveFromProduct(
  trx: Transaction,
  account: string,
  authority: number,
  product: string,
  to: string | null,
): Promise<MovedFromProduct> {
  const decisions = await decisionsForProduct(trx, authority, product);
  if (to === null) await revokeById(trx, decisions);
  else await renameProduct(trx, decisions, product, to);
  const applications = await applicationsOfProduct(trx, authority, product);
  const changes: NewChange[] = [];
  for (const { id, product_id, match_state } of applications) {
    const after = { product_id: to, match_state: to === null ? ('review' as const) : match_state };
    await updateApplication(trx, id, after);
    changes.push({ kind: 'match', subject: `application:${id}`, before: { product_id, match_state }, after });
  }
  await insertChanges(trx, account, changes);
  return {
    decisions,
    applications: applications.map(({ id, match_state }) => ({ id, match_state })),
  };
}

/** Undoes {@link moveFromProduct} for whatever nobody has decided otherwise since. */
export async function moveBackToProduct(
  trx: Transaction,
  account: string,
  moved: MovedFromProduct,
  product: string,
  to: string | null,
): Promise<void> {
  if (to === null) await reinstateDecisions(trx, moved.decisions);
  else await renameProduct(trx, moved.decisions, to, product);
  const stateOf = new Map(moved.applications.map(({ id, match_state }) => [id, match_state]));
  const standing = await applicationsById(trx, [...stateOf.keys()]);
  const changes: NewChange[] = [];
  for (const { id, product_id, match_state } of standing) {
    const state = stateOf.get(id);
    if (state === undefined || product_id !== to || match_state !== (to === null ? 'review' : state))
      continue;
    const after = { product_id: product, match_state: state };
    await updateApplication(trx, id, after);
    const before = { product_id, match_state };
    changes.push({ kind: 'match-undone', subject: `application:${id}`, before, after });
  }
  await insertChanges(trx, account, changes);
}
