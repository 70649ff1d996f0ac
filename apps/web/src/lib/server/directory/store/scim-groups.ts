import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';
import type { Attributes } from './filter-to-sql.ts';
import type { Page } from './scim-users.ts';

export interface StoredGroup {
  id: string;
  displayName: string;
  externalId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface StoredMember {
  group: string;
  id: string;
  account: string;
  name: string;
}

/** What groups can be found by. */
export const groupAttributes: Attributes = {
  id: { as: 'exact', of: sql`scim_group.id::text` },
  externalid: { as: 'exact', of: sql`scim_group.external_id` },
  displayname: { as: 'text', of: sql`scim_group.display_name` },
  'meta.created': { as: 'time', of: sql`scim_group.created_at` },
  'meta.lastmodified': { as: 'time', of: sql`scim_group.updated_at` },
  members: {
    as: 'list',
    parts: { value: { as: 'exact', of: sql`m.user_id::text` } },
    where: (condition) => sql<boolean>`exists (
      select from scim_member m where m.group_id = scim_group.id and ${condition})`,
  },
};

const columns = [
  'id',
  'display_name as displayName',
  'external_id as externalId',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

/** Groups of one directory. Row-level security says the same once more. */
const groupsOf = (trx: Transaction, authority: number | null) =>
  trx
    .selectFrom('scim_group')
    .where(sql<boolean>`coalesce(scim_group.for_authority, 0) = ${authority ?? 0}::int`);

export async function listGroups(
  trx: Transaction,
  authority: number | null,
  { condition, startIndex, count }: Page,
): Promise<{ total: number; groups: StoredGroup[] }> {
  const found = groupsOf(trx, authority).where(condition ?? sql<boolean>`true`);
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (count === 0) return { total, groups: [] };
  const groups = await found
    .select(columns)
    .orderBy('created_at')
    .orderBy('id')
    .offset(startIndex - 1)
    .limit(count)
    .execute();
  return { total, groups };
}

export async function findGroup(
  trx: Transaction,
  authority: number | null,
  by: { id: string } | { displayName: string },
): Promise<StoredGroup | null> {
  const found = groupsOf(trx, authority).select(columns);
  const row =
    'id' in by
      ? await found.where('id', '=', by.id).executeTakeFirst()
      : await found
          .where(sql`lower(display_name)`, '=', sql`lower(${by.displayName}::text)`)
          .executeTakeFirst();
  return row ?? null;
}

export async function insertGroup(
  trx: Transaction,
  authority: number | null,
  group: { displayName: string; externalId: string | null },
): Promise<string> {
  const { id } = await trx
    .insertInto('scim_group')
    .values({ for_authority: authority, display_name: group.displayName, external_id: group.externalId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateGroup(
  trx: Transaction,
  id: string,
  group: { displayName: string; externalId: string | null },
): Promise<void> {
  await trx
    .updateTable('scim_group')
    .set({
      display_name: group.displayName,
      external_id: group.externalId,
      version: sql`version + 1`,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteGroup(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('scim_group').where('id', '=', id).execute();
}

export async function membersOf(trx: Transaction, groups: readonly string[]): Promise<StoredMember[]> {
  if (groups.length === 0) return [];
  return trx
    .selectFrom('scim_member')
    .innerJoin('scim_user', 'scim_user.id', 'scim_member.user_id')
    .select([
      'scim_member.group_id as group',
      'scim_user.id',
      'scim_user.account_id as account',
      sql<string>`coalesce(scim_user.display_name, scim_user.user_name)`.as('name'),
    ])
    .where('scim_member.group_id', 'in', [...groups])
    .orderBy('scim_user.user_name')
    .execute();
}

/** The accounts of these users of the directory; ids of nobody are missing. */
export async function accountsOfUsers(
  trx: Transaction,
  authority: number | null,
  users: readonly string[],
): Promise<Map<string, string>> {
  if (users.length === 0) return new Map();
  const rows = await trx
    .selectFrom('scim_user')
    .select(['id', 'account_id as account'])
    .where(sql<boolean>`coalesce(for_authority, 0) = ${authority ?? 0}::int`)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`id = any(${[...users]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, account }) => [id, account]));
}

export async function insertMembers(
  trx: Transaction,
  authority: number | null,
  group: string,
  users: readonly string[],
): Promise<void> {
  if (users.length === 0) return;
  await sql`
    insert into scim_member (group_id, user_id, for_authority)
    select ${group}::uuid, id, ${authority}::int from unnest(${[...users]}::uuid[]) as id
    on conflict do nothing`.execute(trx);
}

export async function deleteMembers(
  trx: Transaction,
  group: string,
  users: readonly string[],
): Promise<void> {
  if (users.length === 0) return;
  await trx
    .deleteFrom('scim_member')
    .where('group_id', '=', group)
    .where(sql<boolean>`user_id = any(${[...users]}::uuid[])`)
    .execute();
}
