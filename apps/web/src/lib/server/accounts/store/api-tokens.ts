import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

export interface NewApiToken {
  account: string;
  name: string;
  hash: Uint8Array;
  scopes: string[];
  expiresAt: Date;
}

/** A token as people see it: everything but the secret. */
export interface StoredToken {
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  /** Null for a token of the instance. */
  authorityName: string | null;
  /** Null for somebody of a provider, whose name the authority does not see. */
  person: string | null;
}

const row = (token: NewApiToken) => ({
  account_id: token.account,
  name: token.name,
  token_hash: token.hash,
  scopes: token.scopes,
  expires_at: token.expiresAt,
});

/** In the authority of the transaction. */
export async function insertToken(trx: Transaction, token: NewApiToken): Promise<string> {
  const { id } = await trx
    .insertInto('api_token')
    .values(row(token))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertInstanceToken(trx: Transaction, token: NewApiToken): Promise<string> {
  const { id } = await trx
    .insertInto('api_token')
    .values({ ...row(token), authority_id: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const listed = (trx: Transaction) =>
  trx
    .selectFrom('api_token')
    .leftJoin('account', 'account.id', 'api_token.account_id')
    .leftJoin('authority', 'authority.id', 'api_token.authority_id')
    .select([
      'api_token.id',
      'api_token.name',
      'api_token.scopes',
      'api_token.created_at as createdAt',
      'api_token.expires_at as expiresAt',
      'api_token.last_used_at as lastUsedAt',
      'api_token.revoked_at as revokedAt',
      'authority.name as authorityName',
      'account.name as person',
    ])
    .orderBy('api_token.created_at', 'desc')
    .orderBy('api_token.id')
    .limit(500);

export async function tokensOfAccount(trx: Transaction, account: string): Promise<StoredToken[]> {
  return listed(trx).where('api_token.account_id', '=', account).execute();
}

export async function tokensOfAuthority(trx: Transaction, authority: number): Promise<StoredToken[]> {
  return listed(trx).where('api_token.authority_id', '=', authority).execute();
}

/** A person's own token, wherever it works. Gives where that was; null when there is none to end. */
export async function revokeOwnToken(
  trx: Transaction,
  account: string,
  id: string,
): Promise<{ authority: number | null } | null> {
  const row = await trx
    .updateTable('api_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .returning('authority_id as authority')
    .executeTakeFirst();
  return row ?? null;
}

export async function revokeToken(trx: Transaction, authority: number, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('api_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('authority_id', '=', authority)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The token in force with this hash, and a note of its use, to the minute. */
export async function openToken(
  trx: Transaction,
  hash: Uint8Array,
): Promise<{ account: string; authority: number | null; scopes: string[] } | null> {
  const found = await trx
    .selectFrom('api_token')
    .select([
      'id',
      'account_id as account',
      'authority_id as authority',
      'scopes',
      sql<boolean>`last_used_at is null or last_used_at < date_trunc('minute', now())`.as('isStale'),
    ])
    .where('token_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`expires_at > now()`)
    .executeTakeFirst();
  if (!found) return null;
  if (found.isStale)
    await trx
      .updateTable('api_token')
      .set({ last_used_at: sql<Date>`date_trunc('minute', now())` })
      .where('id', '=', found.id)
      .execute();
  return { account: found.account, authority: found.authority, scopes: found.scopes };
}
