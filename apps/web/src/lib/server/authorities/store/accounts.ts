import { sql } from 'kysely';
import type { InstanceRole, RightSource, Transaction } from '#lib/server/database/index.ts';

/** An account as whoever runs the instance sees it: not what it may do in which authority. */
export interface InstanceAccount {
  id: string;
  name: string;
  email: string | null;
  kind: 'person' | 'vendor';
  active: boolean;
  lastSignIn: Date | null;
  /** Number of authorities with a role in force. */
  authorities: number;
  roles: { role: InstanceRole; source: RightSource }[];
}

export async function instanceAccounts(trx: Transaction): Promise<InstanceAccount[]> {
  const accounts = await trx
    .selectFrom('account')
    .select([
      'id',
      'name',
      'email',
      'kind',
      'active',
      'last_sign_in_at as lastSignIn',
      sql<number>`(select count(distinct m.authority_id) from membership m
        where m.account_id = account.id and (m.expires_at is null or m.expires_at > now()))`.as(
        'authorities',
      ),
    ])
    .where('erased_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const roles = await trx
    .selectFrom('instance_role')
    .select(['account_id', 'role', 'source'])
    .orderBy('role')
    .execute();
  return accounts.map((account) => ({
    ...account,
    roles: roles
      .filter(({ account_id }) => account_id === account.id)
      .map(({ role, source }) => ({ role, source })),
  }));
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

export async function deleteInstanceRole(
  trx: Transaction,
  account: string,
  role: InstanceRole,
): Promise<void> {
  await trx.deleteFrom('instance_role').where('account_id', '=', account).where('role', '=', role).execute();
}

/** Switches an account off or on; switched off, its sessions end with it. */
export async function setAccountActive(trx: Transaction, account: string, active: boolean): Promise<void> {
  await trx.updateTable('account').set({ active }).where('id', '=', account).execute();
  if (!active) await trx.deleteFrom('session').where('account_id', '=', account).execute();
}
