import { sql, type Selectable } from 'kysely';
import type {
  AccountTable,
  AuthorityRole,
  InstanceRole,
  RightSource,
  Transaction,
} from '#lib/server/database/index.ts';

export type StoredAccount = Selectable<AccountTable>;

/** The account of an e-mail address, active or not; case does not matter. */
export async function accountByEmail(trx: Transaction, email: string): Promise<StoredAccount | null> {
  const row = await trx
    .selectFrom('account')
    .selectAll()
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row ?? null;
}

/** The account with this id; a text that is no id names none. */
export async function accountById(trx: Transaction, id: string): Promise<StoredAccount | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = await trx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Makes an account; null when its e-mail address belongs to another one already. */
export async function insertAccount(
  trx: Transaction,
  account: { kind: 'person' | 'vendor'; email: string; name: string; passwordHash: string | null },
): Promise<string | null> {
  const row = await trx
    .insertInto('account')
    .values({
      kind: account.kind,
      email: account.email,
      name: account.name,
      password_hash: account.passwordHash,
      totp_secret: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateName(trx: Transaction, id: string, name: string): Promise<void> {
  await trx.updateTable('account').set({ name }).where('id', '=', id).execute();
}

export async function updateEmail(trx: Transaction, id: string, email: string): Promise<void> {
  await trx.updateTable('account').set({ email }).where('id', '=', id).execute();
}

export async function updatePasswordHash(trx: Transaction, id: string, hash: string): Promise<void> {
  await trx.updateTable('account').set({ password_hash: hash }).where('id', '=', id).execute();
}

export async function noteSignIn(trx: Transaction, id: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ last_sign_in_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function insertInstanceRole(
  trx: Transaction,
  account: string,
  role: InstanceRole,
): Promise<void> {
  await trx
    .insertInto('instance_role')
    .values({ account_id: account, role })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertMembership(
  trx: Transaction,
  membership: {
    authority: number;
    account: string;
    role: AuthorityRole;
    grantedBy: string;
    source?: RightSource;
  },
): Promise<void> {
  await trx
    .insertInto('membership')
    .values({
      authority_id: membership.authority,
      account_id: membership.account,
      role: membership.role,
      granted_by: membership.grantedBy,
      source: membership.source ?? 'given',
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'account_id', 'role']).doNothing())
    .execute();
}

/** Name of an authority that exists today; null for one that has ended or never was. */
export async function nameOfAuthority(trx: Transaction, id: number): Promise<string | null> {
  const row = await trx
    .selectFrom('authority')
    .select('name')
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Whether an authority has somebody who can invite others. */
export async function hasItLead(trx: Transaction, authority: number): Promise<boolean> {
  const row = await trx
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select('membership.id')
    .where('membership.authority_id', '=', authority)
    .where('membership.role', '=', 'it-leitung')
    .where(sql<boolean>`(membership.expires_at is null or membership.expires_at > now())`)
    .where('account.active', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where somebody has rights: the authorities of their roles, and whether they have one for the instance. */
export async function reachOf(
  trx: Transaction,
  account: string,
): Promise<{ authorities: number[]; isOnInstance: boolean }> {
  const memberships = await trx
    .selectFrom('membership')
    .select('authority_id')
    .distinct()
    .where('account_id', '=', account)
    .execute();
  const role = await trx
    .selectFrom('instance_role')
    .select('role')
    .where('account_id', '=', account)
    .limit(1)
    .executeTakeFirst();
  return {
    authorities: memberships.map(({ authority_id }) => authority_id),
    isOnInstance: role !== undefined,
  };
}
