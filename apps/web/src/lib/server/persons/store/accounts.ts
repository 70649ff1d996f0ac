import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';
import type { KnownPerson } from './holdings.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Not every actor is an account: `local`, `guest` and `system` are none. */
export function isAccountId(id: string): boolean {
  return uuid.test(id);
}

/** Null when there is no such account. */
export async function findPerson(
  trx: Transaction,
  id: string,
): Promise<(KnownPerson & { name: string }) | null> {
  if (!isAccountId(id)) return null;
  const row = await trx
    .selectFrom('account')
    .select(['id', 'email', 'name'])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function personByEmail(trx: Transaction, email: string): Promise<string | null> {
  const row = await trx
    .selectFrom('account')
    .select('id')
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Names by account id; ids that are no account are left out. */
export async function namesOf(trx: Transaction, ids: string[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('account')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Everybody with a role in the authority that the transaction acts for. */
export async function membersOf(trx: Transaction, authority: number) {
  return trx
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select(['account.id', 'account.name', 'account.email'])
    .distinct()
    .where('membership.authority_id', '=', authority)
    .orderBy('account.name')
    .execute();
}

/** Which rights an account has left. */
export async function rightsLeft(trx: Transaction, id: string) {
  const memberships = await trx
    .selectFrom('membership')
    .select('authority_id')
    .where('account_id', '=', id)
    .execute();
  const roles = await trx.selectFrom('instance_role').select('role').where('account_id', '=', id).execute();
  return { authorities: memberships.map((each) => each.authority_id), roles: roles.map(({ role }) => role) };
}

/** Ends what a person may do in one authority. */
export async function endRightsIn(trx: Transaction, id: string, authority: number): Promise<void> {
  await trx
    .deleteFrom('membership')
    .where('account_id', '=', id)
    .where('authority_id', '=', authority)
    .execute();
  await trx
    .deleteFrom('api_token')
    .where('account_id', '=', id)
    .where('authority_id', '=', authority)
    .execute();
}

/** Takes everything personal out of an account; the id stays, and with it who did what. */
export async function blankAccount(trx: Transaction, id: string, pseudonym: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({
      email: null,
      name: pseudonym,
      password_hash: null,
      totp_secret: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      active: false,
      last_sign_in_at: null,
      erased_at: sql<Date>`coalesce(erased_at, now())`,
    })
    .where('id', '=', id)
    .execute();
}

/** Takes texts of waiting mails out that name the address. */
export async function emptyMails(trx: Transaction, email: string): Promise<void> {
  await trx
    .updateTable('job')
    .set({ payload: '{}' })
    .where('authority_id', 'is', null)
    .where(sql<boolean>`strpos(lower(payload::text), lower(${email}::text)) > 0`)
    .execute();
}

export async function insertErasure(trx: Transaction, id: string, pseudonym: string): Promise<void> {
  await trx
    .insertInto('erasure')
    .values({ account_id: id, pseudonym })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
