import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';
import type { DirectoryRole } from './group-roles.ts';

/**
 * Row-level security shows the rows of one directory from here on: of an authority's, of the instance's (null), or of
 * all. Returns what was shown before.
 */
export async function seeDirectory(
  trx: Transaction,
  directory: number | null | 'all' | { before: string },
): Promise<{ before: string }> {
  const { rows } = await sql<{ before: string | null }>`
    select current_setting('app.directory', true) as before`.execute(trx);
  const shown =
    typeof directory === 'object' && directory !== null ? directory.before : String(directory ?? 'instance');
  await sql`select set_config('app.directory', ${shown}, true)`.execute(trx);
  return { before: rows[0]?.before ?? '' };
}

/**
 * What the groups of an account give, over all directories that name it. A directory of one authority gives roles
 * there and nowhere else.
 */
export async function rolesFromDirectories(trx: Transaction, account: string): Promise<DirectoryRole[]> {
  return trx
    .selectFrom('scim_user')
    .innerJoin('scim_member', 'scim_member.user_id', 'scim_user.id')
    .innerJoin('scim_group', 'scim_group.id', 'scim_member.group_id')
    .innerJoin('group_role', (join) =>
      join.on(({ or, eb }) =>
        or([
          eb('group_role.group_name', '=', sql.ref<string>('scim_group.display_name')),
          eb('group_role.group_name', '=', sql.ref<string>('scim_group.external_id')),
        ]),
      ),
    )
    .select(['group_role.for_authority as authority', 'group_role.role'])
    .distinct()
    .where('scim_user.account_id', '=', account)
    .where('scim_user.active', '=', true)
    .where('scim_user.deleted_at', 'is', null)
    .where(
      sql<boolean>`(scim_user.for_authority is null or scim_user.for_authority = group_role.for_authority)`,
    )
    .execute();
}

/** Accounts that SCIM has put into groups of this name. */
export async function accountsInGroup(trx: Transaction, group: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('scim_group')
    .innerJoin('scim_member', 'scim_member.group_id', 'scim_group.id')
    .innerJoin('scim_user', 'scim_user.id', 'scim_member.user_id')
    .select('scim_user.account_id as account')
    .distinct()
    .where(({ or, eb }) =>
      or([eb('scim_group.display_name', '=', group), eb('scim_group.external_id', '=', group)]),
    )
    .execute();
  return rows.map(({ account }) => account);
}
