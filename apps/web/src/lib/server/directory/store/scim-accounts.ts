import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** One writer at a time for each directory: users and groups of a burst must not overtake each other. */
export async function lockDirectory(trx: Transaction, authority: number | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(740182554, ${authority ?? 0}::int)`.execute(trx);
}

export async function accountByEmail(
  trx: Transaction,
  email: string,
): Promise<{ id: string; kind: 'person' | 'vendor' } | null> {
  const row = await trx
    .selectFrom('account')
    .select(['id', 'kind'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row ?? null;
}

export async function describeAccount(
  trx: Transaction,
  account: string,
  person: { name: string; email?: string | null },
): Promise<void> {
  await trx.updateTable('account').set(person).where('id', '=', account).execute();
}

/**
 * Whether anybody but this directory has given the account something: rights elsewhere, or a place in another
 * directory. Then it is not this directory's alone to change or close.
 */
export async function belongsToOthersToo(
  trx: Transaction,
  account: string,
  authority: number,
): Promise<boolean> {
  const { rows } = await sql<{ shared: boolean }>`
    select exists (select from membership m where m.account_id = ${account}::uuid and m.authority_id <> ${authority}::int)
      or exists (select from instance_role r where r.account_id = ${account}::uuid)
      or exists (select from scim_user u where u.account_id = ${account}::uuid and u.deleted_at is null
        and u.for_authority is distinct from ${authority}::int) as shared`.execute(trx);
  return rows[0]?.shared ?? true;
}

/** Closes an account: no session, no token and no link of it works any more. True when it was open. */
export async function closeAccount(trx: Transaction, account: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ active: false })
    .where('id', '=', account)
    .where('active', '=', true)
    .executeTakeFirst();
  await trx.deleteFrom('session').where('account_id', '=', account).execute();
  await trx
    .updateTable('api_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .execute();
  await trx
    .deleteFrom('one_time_link')
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .execute();
  return numUpdatedRows > 0n;
}

export async function reopenAccount(trx: Transaction, account: string): Promise<void> {
  await trx.updateTable('account').set({ active: true }).where('id', '=', account).execute();
}

/** Ends what an account may do in one authority, whoever gave it, and its tokens there. */
export async function leaveAuthority(trx: Transaction, account: string, authority: number): Promise<void> {
  await trx
    .deleteFrom('membership')
    .where('account_id', '=', account)
    .where('authority_id', '=', authority)
    .execute();
  await trx
    .updateTable('api_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('account_id', '=', account)
    .where('authority_id', '=', authority)
    .where('revoked_at', 'is', null)
    .execute();
}
