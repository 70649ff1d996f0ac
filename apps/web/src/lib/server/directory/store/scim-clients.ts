import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

export interface StoredClient {
  id: string;
  name: string;
  /** Null is the whole instance. */
  authority: number | null;
  authorityName: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export async function insertClient(
  trx: Transaction,
  client: { name: string; authority: number | null; hash: Uint8Array; createdBy: string },
): Promise<void> {
  await trx
    .insertInto('scim_client')
    .values({
      name: client.name,
      for_authority: client.authority,
      token_hash: client.hash,
      created_by: client.createdBy,
    })
    .execute();
}

export async function allClients(trx: Transaction): Promise<StoredClient[]> {
  return trx
    .selectFrom('scim_client')
    .leftJoin('authority', 'authority.id', 'scim_client.for_authority')
    .select([
      'scim_client.id',
      'scim_client.name',
      'scim_client.for_authority as authority',
      'authority.name as authorityName',
      'scim_client.created_at as createdAt',
      'scim_client.last_used_at as lastUsedAt',
      'scim_client.revoked_at as revokedAt',
    ])
    .orderBy('scim_client.created_at', 'desc')
    .execute();
}

export async function markClientRevoked(trx: Transaction, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('scim_client')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The directory that a token opens, and a note of its use, to the minute. */
export async function openClient(
  trx: Transaction,
  hash: Uint8Array,
): Promise<{ id: string; name: string; authority: number | null } | null> {
  const found = await trx
    .selectFrom('scim_client')
    .select([
      'id',
      'name',
      'for_authority as authority',
      sql<boolean>`last_used_at is null or last_used_at < date_trunc('minute', now())`.as('isStale'),
    ])
    .where('token_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!found) return null;
  if (found.isStale)
    await trx
      .updateTable('scim_client')
      .set({ last_used_at: sql<Date>`date_trunc('minute', now())` })
      .where('id', '=', found.id)
      .execute();
  return { id: found.id, name: found.name, authority: found.authority };
}
