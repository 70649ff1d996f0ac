import { sql } from 'kysely';
import type { AuthorityRole, InstanceRole, Transaction } from '#lib/server/database/index.ts';

/** A role that a directory gives: in an authority, or for the instance where that is null. */
export interface DirectoryRole {
  authority: number | null;
  role: string;
}

export interface GroupRole extends DirectoryRole {
  id: number;
  group: string;
  authorityName: string | null;
}

export async function allGroupRoles(trx: Transaction): Promise<GroupRole[]> {
  return trx
    .selectFrom('group_role')
    .leftJoin('authority', 'authority.id', 'group_role.for_authority')
    .select([
      'group_role.id',
      'group_role.group_name as group',
      'group_role.for_authority as authority',
      'group_role.role',
      'authority.name as authorityName',
    ])
    .orderBy('group_role.group_name')
    .orderBy('group_role.id')
    .execute();
}

/** False where the group gives that role already. */
export async function insertGroupRole(
  trx: Transaction,
  mapping: DirectoryRole & { group: string; createdBy: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('group_role')
    .values({
      group_name: mapping.group,
      for_authority: mapping.authority,
      role: mapping.role as AuthorityRole | InstanceRole,
      created_by: mapping.createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteGroupRole(
  trx: Transaction,
  id: number,
): Promise<(DirectoryRole & { group: string }) | null> {
  const row = await trx
    .deleteFrom('group_role')
    .where('id', '=', id)
    .returning(['group_name as group', 'for_authority as authority', 'role'])
    .executeTakeFirst();
  return row ?? null;
}

/** What these groups of the provider give. */
export async function rolesOfGroups(trx: Transaction, groups: readonly string[]): Promise<DirectoryRole[]> {
  if (groups.length === 0) return [];
  return trx
    .selectFrom('group_role')
    .select(['for_authority as authority', 'role'])
    .distinct()
    .where(sql<boolean>`group_name = any(${[...groups]}::text[])`)
    .execute();
}

/** Whether signing in has given the account the role that runs the instance. */
export async function operatesBySignIn(trx: Transaction, account: string): Promise<boolean> {
  const row = await trx
    .selectFrom('instance_role')
    .select('role')
    .where('account_id', '=', account)
    .where('source', '=', 'oidc')
    .where('role', '=', 'betrieb')
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes the rights that an account has from this source exactly the wanted ones; rights from elsewhere stay. */
export async function replaceRights(
  trx: Transaction,
  account: string,
  source: 'oidc' | 'scim',
  wanted: readonly DirectoryRole[],
): Promise<void> {
  const inAuthorities = wanted.flatMap(({ authority, role }) =>
    authority === null ? [] : [{ authority, role }],
  );
  const ofInstance = wanted.filter(({ authority }) => authority === null).map(({ role }) => role);
  const keys = inAuthorities.map(({ authority, role }) => `${authority} ${role}`);
  await trx
    .deleteFrom('membership')
    .where('account_id', '=', account)
    .where('source', '=', source)
    .where(sql<boolean>`not (authority_id || ' ' || role = any(${keys}::text[]))`)
    .execute();
  await trx
    .deleteFrom('instance_role')
    .where('account_id', '=', account)
    .where('source', '=', source)
    .where(sql<boolean>`not (role = any(${ofInstance}::text[]))`)
    .execute();
  for (const { authority, role } of inAuthorities)
    await trx
      .insertInto('membership')
      .values({
        authority_id: authority,
        account_id: account,
        role: role as AuthorityRole,
        source,
        granted_by: source,
      })
      // A role that has run out stands in the way of the same one from here.
      .onConflict((conflict) =>
        conflict
          .columns(['authority_id', 'account_id', 'role'])
          .doUpdateSet({ source, granted_by: source, expires_at: null })
          .where(sql<boolean>`membership.expires_at <= now()`),
      )
      .execute();
  for (const role of ofInstance)
    await trx
      .insertInto('instance_role')
      .values({ account_id: account, role: role as InstanceRole, source })
      .onConflict((conflict) => conflict.columns(['account_id', 'role']).doNothing())
      .execute();
}

/** Takes from everybody what sign-ins gave, unless another group gives the same: they get it again when they sign in. */
export async function takeBackFromSignIns(
  trx: Transaction,
  { authority, role }: DirectoryRole,
): Promise<void> {
  const another = await trx
    .selectFrom('group_role')
    .select('id')
    .where('for_authority', authority === null ? 'is' : '=', authority)
    .where('role', '=', role as AuthorityRole)
    .executeTakeFirst();
  if (another) return;
  if (authority === null)
    await trx
      .deleteFrom('instance_role')
      .where('source', '=', 'oidc')
      .where('role', '=', role as InstanceRole)
      .execute();
  else
    await trx
      .deleteFrom('membership')
      .where('source', '=', 'oidc')
      .where('authority_id', '=', authority)
      .where('role', '=', role as AuthorityRole)
      .execute();
}

/** The authorities that a role can be given in. */
export async function authoritiesToChoose(trx: Transaction): Promise<{ id: number; name: string }[]> {
  return trx
    .selectFrom('authority')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
