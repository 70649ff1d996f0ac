import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

export interface StoredSession {
  id: string;
  account: string;
  actingFor: number | null;
  rotatedAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  /** The request carried the token from before the last rotation. */
  stale: boolean;
}

export interface NewSession {
  tokenHash: Uint8Array;
  account: string;
  factors: string[];
  userAgent: string;
  network: string;
  expiresAt: Date;
}

export async function insertSession(trx: Transaction, session: NewSession): Promise<string> {
  const { id } = await trx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      account_id: session.account,
      factors: session.factors,
      user_agent: session.userAgent,
      network: session.network,
      expires_at: session.expiresAt,
      previous_hash: null,
      acting_for: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The session that a token opens: its current one, or for `grace` seconds after a rotation the one before. */
export async function findSession(
  trx: Transaction,
  tokenHash: Uint8Array,
  { idleSeconds, graceSeconds }: { idleSeconds: number; graceSeconds: number },
): Promise<StoredSession | null> {
  const row = await trx
    .selectFrom('session')
    .select([
      'id',
      'account_id as account',
      'acting_for as actingFor',
      'rotated_at as rotatedAt',
      'last_seen_at as lastSeenAt',
      'expires_at as expiresAt',
      sql<boolean>`token_hash <> ${tokenHash}`.as('stale'),
    ])
    .where(({ eb, and, or }) =>
      or([
        eb('token_hash', '=', tokenHash),
        and([
          eb('previous_hash', '=', tokenHash),
          sql<boolean>`rotated_at > now() - make_interval(secs => ${graceSeconds}::int)`,
        ]),
      ]),
    )
    .where(sql<boolean>`expires_at > now()`)
    .where(sql<boolean>`last_seen_at > now() - make_interval(secs => ${idleSeconds}::int)`)
    .executeTakeFirst();
  return row ?? null;
}

/** Gives the session a new token. False when another request was quicker. */
export async function replaceToken(
  trx: Transaction,
  id: string,
  old: Uint8Array,
  next: Uint8Array,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('session')
    .set({
      token_hash: next,
      previous_hash: old,
      rotated_at: sql<Date>`now()`,
      last_seen_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('token_hash', '=', old)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function touchSession(trx: Transaction, id: string): Promise<void> {
  await trx
    .updateTable('session')
    .set({ last_seen_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function setActingFor(trx: Transaction, id: string, authority: number): Promise<void> {
  await trx.updateTable('session').set({ acting_for: authority }).where('id', '=', id).execute();
}

/** Ends one session of an account, or all of them, except the one named. */
export async function deleteSessions(
  trx: Transaction,
  account: string,
  which: { only: string } | { except: string | null },
): Promise<number> {
  let query = trx.deleteFrom('session').where('account_id', '=', account);
  if ('only' in which) query = query.where('id', '=', which.only);
  else if (which.except) query = query.where('id', '<>', which.except);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteExpiredSessions(trx: Transaction, idleSeconds: number): Promise<void> {
  await trx
    .deleteFrom('session')
    .where(
      sql<boolean>`expires_at <= now() or last_seen_at <= now() - make_interval(secs => ${idleSeconds}::int)`,
    )
    .execute();
}

export async function sessionsOf(trx: Transaction, account: string) {
  return trx
    .selectFrom('session')
    .select(['id', 'user_agent', 'network', 'factors', 'created_at', 'last_seen_at', 'expires_at'])
    .where('account_id', '=', account)
    .orderBy('last_seen_at', 'desc')
    .execute();
}
