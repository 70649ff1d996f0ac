import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** A sign-in under way at the provider. */
export interface StoredFlow {
  nonce: string;
  verifier: string;
  returnTo: string;
}

/** Keeps a sign-in until the person comes back, and forgets those that nobody came back from. */
export async function insertFlow(
  trx: Transaction,
  hashes: { state: Uint8Array; browser: Uint8Array },
  flow: StoredFlow,
  lifetimeSeconds: number,
): Promise<void> {
  await deleteExpiredFlows(trx);
  await trx
    .insertInto('oidc_flow')
    .values({
      state_hash: hashes.state,
      browser_hash: hashes.browser,
      nonce: flow.nonce,
      verifier: flow.verifier,
      return_to: flow.returnTo,
      expires_at: sql`now() + make_interval(secs => ${lifetimeSeconds}::int)`,
    })
    .execute();
}

/** The sign-in that this browser began with this state. It is gone afterwards: of two requests, one gets it. */
export async function takeFlow(
  trx: Transaction,
  hashes: { state: Uint8Array; browser: Uint8Array },
): Promise<StoredFlow | null> {
  const row = await trx
    .deleteFrom('oidc_flow')
    .where('state_hash', '=', hashes.state)
    .where('browser_hash', '=', hashes.browser)
    .returning(['nonce', 'verifier', 'return_to as returnTo', sql<boolean>`expires_at > now()`.as('isOpen')])
    .executeTakeFirst();
  return row?.isOpen ? row : null;
}

export async function deleteExpiredFlows(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('oidc_flow')
    .where(sql<boolean>`expires_at <= now()`)
    .execute();
}
