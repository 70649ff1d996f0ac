import { sql } from 'kysely';
import type { AuthorityRole, RightSource, Transaction } from '#lib/server/database/index.ts';

/** One role of one person, as it stands in the store. */
export interface StoredMembership {
  id: number;
  account: string;
  name: string;
  email: string | null;
  active: boolean;
  lastSignIn: Date | null;
  role: AuthorityRole;
  source: RightSource;
  predecessors: boolean;
  reach: number[] | null;
  createdAt: Date;
  expiresAt: Date | null;
}

/** Every role in an authority, also those that have run out, by name of the person. */
export async function membershipsIn(trx: Transaction, authority: number): Promise<StoredMembership[]> {
  return trx
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select([
      'membership.id',
      'account.id as account',
      'account.name',
      'account.email',
      'account.active',
      'account.last_sign_in_at as lastSignIn',
      'membership.role',
      'membership.source',
      'membership.predecessors',
      'membership.reach',
      'membership.created_at as createdAt',
      'membership.expires_at as expiresAt',
    ])
    .where('membership.authority_id', '=', authority)
    .orderBy('account.name')
    .orderBy('account.id')
    .orderBy('membership.id')
    .execute();
}

/** One change of the roles of an authority at a time: two that fit alone could take the last IT-Leitung together. */
export async function lockMembers(trx: Transaction, authority: number): Promise<void> {
  await trx.selectFrom('authority').select('id').where('id', '=', authority).forUpdate().execute();
}

export async function insertMembership(
  trx: Transaction,
  membership: {
    authority: number;
    account: string;
    role: AuthorityRole;
    expiresAt: Date | null;
    predecessors: boolean;
    reach: number[] | null;
    by: string;
  },
): Promise<void> {
  await trx
    .insertInto('membership')
    .values({
      authority_id: membership.authority,
      account_id: membership.account,
      role: membership.role,
      expires_at: membership.expiresAt,
      predecessors: membership.predecessors,
      reach: membership.reach,
      granted_by: membership.by,
    })
    .execute();
}

export async function updateMembership(
  trx: Transaction,
  id: number,
  set: { expires_at: Date | null } | { predecessors: boolean; reach: number[] | null },
): Promise<void> {
  await trx.updateTable('membership').set(set).where('id', '=', id).execute();
}

export async function deleteMembership(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('membership').where('id', '=', id).execute();
}

/** Adds predecessors to what the roles of these people reach; for the operator. */
export async function addReach(
  trx: Transaction,
  ids: readonly number[],
  origins: readonly number[],
): Promise<void> {
  await sql`
    update membership set predecessors = true, reach = (
      select array_agg(distinct each order by each)
      from unnest(${[...origins]}::int[] || case when predecessors then coalesce(reach, '{}') else '{}' end) as each)
    where id = any(${[...ids]}::bigint[]) and not (predecessors and reach is null)`.execute(trx);
}
