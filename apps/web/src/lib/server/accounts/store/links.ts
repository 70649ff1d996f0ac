import { sql } from 'kysely';
import type { LinkPurpose, Transaction } from '#lib/server/database/index.ts';

/** A one-time link as the store keeps it: everything but the token. */
export interface StoredLink {
  purpose: LinkPurpose;
  account: string | null;
  authority: number | null;
  email: string | null;
  role: string | null;
  details: Record<string, unknown>;
  createdBy: string;
}

const columns = [
  'purpose',
  'account_id as account',
  'for_authority as authority',
  'email',
  'role',
  'details',
  'created_by as createdBy',
] as const;

export async function insertLink(
  trx: Transaction,
  tokenHash: Uint8Array,
  link: StoredLink,
  lifetimeSeconds: number,
): Promise<void> {
  await trx
    .insertInto('one_time_link')
    .values({
      token_hash: tokenHash,
      purpose: link.purpose,
      account_id: link.account,
      for_authority: link.authority,
      email: link.email,
      role: link.role,
      details: JSON.stringify(link.details),
      created_by: link.createdBy,
      expires_at: sql`now() + make_interval(secs => ${lifetimeSeconds}::int)`,
    })
    .execute();
}

export async function selectLink(
  trx: Transaction,
  tokenHash: Uint8Array,
): Promise<(StoredLink & { isUsed: boolean; isExpired: boolean }) | null> {
  const row = await trx
    .selectFrom('one_time_link')
    .select([
      ...columns,
      sql<boolean>`used_at is not null`.as('isUsed'),
      sql<boolean>`expires_at <= now()`.as('isExpired'),
    ])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Marks a link as used, if it still can be. Of two requests at once, one gets it. */
export async function markLinkUsed(
  trx: Transaction,
  purpose: LinkPurpose,
  tokenHash: Uint8Array,
): Promise<StoredLink | null> {
  const row = await trx
    .updateTable('one_time_link')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > now()`)
    .returning(columns)
    .executeTakeFirst();
  return row ?? null;
}

/** Makes the open links of one purpose worthless: all of them, or those of an account. */
export async function deleteOpenLinks(
  trx: Transaction,
  purpose: LinkPurpose,
  account: string | null,
): Promise<void> {
  let query = trx.deleteFrom('one_time_link').where('purpose', '=', purpose).where('used_at', 'is', null);
  if (account !== null) query = query.where('account_id', '=', account);
  await query.execute();
}

/** Links are kept for a month after their end, so that they can say that they were used or have expired. */
export async function deleteOldLinks(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('one_time_link')
    .where(sql<boolean>`expires_at < now() - interval '30 days'`)
    .execute();
}

/** An invitation that can still be accepted. */
export interface OpenInvitation {
  /** Names the invitation to those who manage it; opens nothing. */
  id: string;
  email: string;
  name: string;
  role: string;
  expiresAt: Date;
}

export async function selectOpenInvitations(
  trx: Transaction,
  authority: number | null,
): Promise<OpenInvitation[]> {
  const rows = await trx
    .selectFrom('one_time_link')
    .select(['token_hash', 'email', 'role', 'details', 'expires_at'])
    .where('purpose', '=', 'invitation')
    .where('for_authority', authority === null ? 'is' : '=', authority)
    .where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > now()`)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: Buffer.from(row.token_hash).toString('hex'),
    email: row.email ?? '',
    name: String(row.details['name'] ?? ''),
    role: row.role ?? '',
    expiresAt: row.expires_at,
  }));
}

export async function deleteInvitation(
  trx: Transaction,
  id: string,
  authority: number | null,
): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(id)) return false;
  const { numDeletedRows } = await trx
    .deleteFrom('one_time_link')
    .where('token_hash', '=', Uint8Array.from(Buffer.from(id, 'hex')))
    .where('purpose', '=', 'invitation')
    .where('for_authority', authority === null ? 'is' : '=', authority)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
