import { sql } from 'kysely';
import type { FlowKind, Transaction } from '#lib/server/database/index.ts';

/** Something that takes two requests, as far as it has come. */
export interface Flow {
  account: string | null;
  factors: string[];
  challenge: string | null;
}

export async function insertFlow(
  trx: Transaction,
  flow: Flow & { tokenHash: Uint8Array; kind: FlowKind; lifetimeSeconds: number },
): Promise<void> {
  await trx
    .insertInto('sign_in_flow')
    .values({
      token_hash: flow.tokenHash,
      kind: flow.kind,
      account_id: flow.account,
      factors: flow.factors,
      challenge: flow.challenge,
      expires_at: sql`now() + make_interval(secs => ${flow.lifetimeSeconds}::int)`,
    })
    .execute();
}

/** The flow of a token, as long as it lasts. */
export async function selectFlow(
  trx: Transaction,
  kind: FlowKind,
  tokenHash: Uint8Array,
): Promise<Flow | null> {
  const row = await trx
    .selectFrom('sign_in_flow')
    .select(['account_id as account', 'factors', 'challenge'])
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where(sql<boolean>`expires_at > now()`)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts an attempt; null when there have been `most` already, or the flow has ended. */
export async function countAttempt(
  trx: Transaction,
  kind: FlowKind,
  tokenHash: Uint8Array,
  most: number,
): Promise<Flow | null> {
  const row = await trx
    .updateTable('sign_in_flow')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('attempts', '<', most)
    .where(sql<boolean>`expires_at > now()`)
    .returning(['account_id as account', 'factors', 'challenge'])
    .executeTakeFirst();
  return row ?? null;
}

/** Sets what the next request has to answer. */
export async function setChallenge(
  trx: Transaction,
  tokenHash: Uint8Array,
  challenge: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sign_in_flow')
    .set({ challenge })
    .where('token_hash', '=', tokenHash)
    .where(sql<boolean>`expires_at > now()`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the challenge out of a flow, so that no answer to it works twice. */
export async function takeChallenge(
  trx: Transaction,
  kind: FlowKind,
  tokenHash: Uint8Array,
): Promise<(Flow & { challenge: string }) | null> {
  const flow = await trx
    .selectFrom('sign_in_flow')
    .select(['account_id as account', 'factors', 'challenge'])
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('challenge', 'is not', null)
    .where(sql<boolean>`expires_at > now()`)
    .forUpdate()
    .executeTakeFirst();
  if (!flow?.challenge) return null;
  await trx
    .updateTable('sign_in_flow')
    .set({ challenge: null })
    .where('token_hash', '=', tokenHash)
    .execute();
  return { ...flow, challenge: flow.challenge };
}

export async function deleteFlow(trx: Transaction, tokenHash: Uint8Array): Promise<void> {
  await trx.deleteFrom('sign_in_flow').where('token_hash', '=', tokenHash).execute();
}

/** Ends every half-finished sign-in of an account. */
export async function deleteFlowsOf(trx: Transaction, account: string): Promise<void> {
  await trx.deleteFrom('sign_in_flow').where('account_id', '=', account).execute();
}

export async function deleteExpiredFlows(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('sign_in_flow')
    .where(sql<boolean>`expires_at <= now()`)
    .execute();
}
