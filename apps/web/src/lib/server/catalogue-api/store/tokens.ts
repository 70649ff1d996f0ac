import { sql, type Insertable } from 'kysely';
import type { CatalogueTokenTable, Transaction } from '#lib/server/database/index.ts';

/** A token as people see it: everything but the secret. */
export interface StoredCatalogueToken {
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export async function insertCatalogueToken(
  trx: Transaction,
  token: Insertable<CatalogueTokenTable>,
): Promise<string> {
  const row = await trx.insertInto('catalogue_token').values(token).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

/** Newest first. */
export async function selectCatalogueTokens(trx: Transaction): Promise<StoredCatalogueToken[]> {
  return trx
    .selectFrom('catalogue_token')
    .select([
      'id',
      'name',
      'scopes',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'last_used_at as lastUsedAt',
      'revoked_at as revokedAt',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
}

/** False when there is none in force. */
export async function endCatalogueToken(trx: Transaction, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalogue_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The token in force with this hash, and a note of its use, to the minute. */
export async function openCatalogueToken(
  trx: Transaction,
  hash: Uint8Array,
): Promise<{ id: string; scopes: string[] } | null> {
  const found = await trx
    .selectFrom('catalogue_token')
    .select([
      'id',
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
      .updateTable('catalogue_token')
      .set({ last_used_at: sql<Date>`date_trunc('minute', now())` })
      .where('id', '=', found.id)
      .execute();
  return { id: found.id, scopes: found.scopes };
}
