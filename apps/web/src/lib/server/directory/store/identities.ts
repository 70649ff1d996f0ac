import { sql } from 'kysely';
import type { AuthorityRole, InstanceRole, Transaction } from '#lib/server/database/index.ts';

export interface KnownAccount {
  id: string;
  kind: 'person' | 'vendor';
  active: boolean;
}

/** Until the transaction ends, nobody else decides about a new identity: two requests must not make two accounts. */
export async function lockAdmission(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(740182553)`.execute(trx);
}

export async function accountOfIdentity(
  trx: Transaction,
  issuer: string,
  subject: string,
): Promise<KnownAccount | null> {
  const row = await trx
    .selectFrom('external_identity')
    .innerJoin('account', 'account.id', 'external_identity.account_id')
    .select(['account.id', 'account.kind', 'account.active'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row ?? null;
}

/** An account with this address, and whether anybody has ever been able to sign in with it. */
export async function accountOfEmail(
  trx: Transaction,
  email: string,
): Promise<(KnownAccount & { isUntouched: boolean }) | null> {
  const row = await trx
    .selectFrom('account')
    .select([
      'id',
      'kind',
      'active',
      sql<boolean>`password_hash is null and last_sign_in_at is null
        and not exists (select from external_identity e where e.account_id = account.id)
        and not exists (select from passkey p where p.account_id = account.id)`.as('isUntouched'),
    ])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row ?? null;
}

/** Accounts that a directory of the whole instance has announced: by its own id of the person, or by account. */
export async function announcedAccount(
  trx: Transaction,
  by: { externalId: string } | { account: string },
): Promise<KnownAccount | null> {
  let query = trx
    .selectFrom('scim_user')
    .innerJoin('account', 'account.id', 'scim_user.account_id')
    .select(['account.id', 'account.kind', 'account.active'])
    .where('scim_user.for_authority', 'is', null)
    .where('scim_user.deleted_at', 'is', null)
    .where('scim_user.active', '=', true);
  query =
    'account' in by
      ? query.where('account.id', '=', by.account)
      : query.where('scim_user.external_id', '=', by.externalId);
  const rows = await query.limit(2).execute();
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

export async function hasIdentityAt(trx: Transaction, account: string, issuer: string): Promise<boolean> {
  const row = await trx
    .selectFrom('external_identity')
    .select('subject')
    .where('account_id', '=', account)
    .where('issuer', '=', issuer)
    .executeTakeFirst();
  return row !== undefined;
}

export interface OpenInvitation {
  tokenHash: Uint8Array;
  account: string | null;
  authority: number | null;
  role: string | null;
  createdBy: string;
}

/** Invitations to this address that nobody has accepted yet. */
export async function openInvitations(trx: Transaction, email: string): Promise<OpenInvitation[]> {
  return trx
    .selectFrom('one_time_link')
    .select([
      'token_hash as tokenHash',
      'account_id as account',
      'for_authority as authority',
      'role',
      'created_by as createdBy',
    ])
    .where('purpose', '=', 'invitation')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > now()`)
    .where(
      sql<boolean>`(for_authority is null
      or exists (select from authority a where a.id = for_authority and a.ended_on is null))`,
    )
    .forUpdate()
    .execute();
}

/** Accepts an invitation on behalf of the account: its role is given and its link does not work any more. */
export async function acceptInvitation(
  trx: Transaction,
  account: string,
  invitation: OpenInvitation,
): Promise<void> {
  await trx
    .updateTable('one_time_link')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', invitation.tokenHash)
    .execute();
  const { authority, role, createdBy } = invitation;
  // An account of a vendor has no role: what it may is what it is.
  if (role === null || role === 'vendor') return;
  if (authority === null)
    await trx
      .insertInto('instance_role')
      .values({ account_id: account, role: role as InstanceRole })
      .onConflict((conflict) => conflict.columns(['account_id', 'role']).doNothing())
      .execute();
  else
    await trx
      .insertInto('membership')
      .values({
        authority_id: authority,
        account_id: account,
        role: role as AuthorityRole,
        granted_by: createdBy,
      })
      .onConflict((conflict) => conflict.columns(['authority_id', 'account_id', 'role']).doNothing())
      .execute();
}

export async function insertAccount(
  trx: Transaction,
  person: { name: string; email: string | null; kind?: 'person' | 'vendor' },
): Promise<string> {
  const { id } = await trx
    .insertInto('account')
    .values({ ...person, password_hash: null, totp_secret: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertIdentity(
  trx: Transaction,
  account: string,
  issuer: string,
  subject: string,
): Promise<void> {
  await trx.insertInto('external_identity').values({ issuer, subject, account_id: account }).execute();
}
