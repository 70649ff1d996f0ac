import { sql, type RawBuilder } from 'kysely';
import type { ScimPerson, Transaction } from '#lib/server/database/index.ts';
import type { UserFields } from '../scim/document.ts';
import type { Attributes } from './filter-to-sql.ts';

export interface StoredUser extends UserFields {
  id: string;
  account: string;
  madeAccount: boolean;
  closedAccount: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface Page {
  condition: RawBuilder<boolean> | null;
  /** From 1 on. */
  startIndex: number;
  count: number;
}

/** What users can be found by. */
export const userAttributes: Attributes = {
  id: { as: 'exact', of: sql`scim_user.id::text` },
  externalid: { as: 'exact', of: sql`scim_user.external_id` },
  username: { as: 'text', of: sql`scim_user.user_name` },
  displayname: { as: 'text', of: sql`scim_user.display_name` },
  active: { as: 'flag', of: sql`scim_user.active` },
  'name.formatted': { as: 'text', of: sql`scim_user.person->'name'->>'formatted'` },
  'name.givenname': { as: 'text', of: sql`scim_user.person->'name'->>'givenName'` },
  'name.familyname': { as: 'text', of: sql`scim_user.person->'name'->>'familyName'` },
  'meta.created': { as: 'time', of: sql`scim_user.created_at` },
  'meta.lastmodified': { as: 'time', of: sql`scim_user.updated_at` },
  emails: {
    as: 'list',
    parts: {
      value: { as: 'text', of: sql`one->>'value'` },
      type: { as: 'text', of: sql`one->>'type'` },
      primary: { as: 'flag', of: sql`coalesce((one->>'primary')::boolean, false)` },
    },
    where: (condition) => sql<boolean>`exists (
      select from jsonb_array_elements(coalesce(scim_user.person->'emails', '[]')) as one where ${condition})`,
  },
};

const columns = [
  'id',
  'account_id as account',
  'made_account as madeAccount',
  'closed_account as closedAccount',
  'user_name as userName',
  'external_id as externalId',
  'display_name as displayName',
  'active',
  'person',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

/** Users of one directory. Row-level security says the same once more. */
const usersOf = (trx: Transaction, authority: number | null) =>
  trx
    .selectFrom('scim_user')
    .where(sql<boolean>`coalesce(scim_user.for_authority, 0) = ${authority ?? 0}::int`);

export async function listUsers(
  trx: Transaction,
  authority: number | null,
  { condition, startIndex, count }: Page,
): Promise<{ total: number; users: StoredUser[] }> {
  const found = usersOf(trx, authority)
    .where('deleted_at', 'is', null)
    .where(condition ?? sql<boolean>`true`);
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (count === 0) return { total, users: [] };
  const users = await found
    .select(columns)
    .orderBy('created_at')
    .orderBy('id')
    .offset(startIndex - 1)
    .limit(count)
    .execute();
  return { total, users };
}

export async function findUser(
  trx: Transaction,
  authority: number | null,
  by: { id: string } | { userName: string },
): Promise<StoredUser | null> {
  const found = usersOf(trx, authority).where('deleted_at', 'is', null).select(columns);
  const row =
    'id' in by
      ? await found.where('id', '=', by.id).executeTakeFirst()
      : await found.where(sql`lower(user_name)`, '=', sql`lower(${by.userName}::text)`).executeTakeFirst();
  return row ?? null;
}

/** The user that stands for this account in the directory, deleted or not. */
export async function userOfAccount(
  trx: Transaction,
  authority: number | null,
  account: string,
): Promise<{ id: string; isDeleted: boolean } | null> {
  const row = await usersOf(trx, authority)
    .where('account_id', '=', account)
    .select(['id', sql<boolean>`deleted_at is not null`.as('isDeleted')])
    .executeTakeFirst();
  return row ?? null;
}

const values = (fields: UserFields) => ({
  user_name: fields.userName,
  external_id: fields.externalId,
  display_name: fields.displayName,
  active: fields.active,
  person: JSON.stringify(fields.person satisfies ScimPerson),
});

export async function insertUser(
  trx: Transaction,
  authority: number | null,
  fields: UserFields,
  account: { id: string; made: boolean },
): Promise<string> {
  const { id } = await trx
    .insertInto('scim_user')
    .values({
      ...values(fields),
      for_authority: authority,
      account_id: account.id,
      made_account: account.made,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateUser(trx: Transaction, id: string, fields: UserFields): Promise<void> {
  await trx
    .updateTable('scim_user')
    .set({
      ...values(fields),
      version: sql`version + 1`,
      updated_at: sql<Date>`now()`,
      deleted_at: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function markUserDeleted(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('scim_member').where('user_id', '=', id).execute();
  await trx
    .updateTable('scim_user')
    .set({ deleted_at: sql<Date>`now()`, active: false })
    .where('id', '=', id)
    .execute();
}

export async function setClosedAccount(trx: Transaction, id: string, closed: boolean): Promise<void> {
  await trx.updateTable('scim_user').set({ closed_account: closed }).where('id', '=', id).execute();
}

/** The groups of these users, by the user's id. */
export async function groupsOfUsers(
  trx: Transaction,
  users: readonly string[],
): Promise<Map<string, { id: string; displayName: string }[]>> {
  const groups = new Map<string, { id: string; displayName: string }[]>();
  if (users.length === 0) return groups;
  const rows = await trx
    .selectFrom('scim_member')
    .innerJoin('scim_group', 'scim_group.id', 'scim_member.group_id')
    .select(['scim_member.user_id as user', 'scim_group.id', 'scim_group.display_name as displayName'])
    .where('scim_member.user_id', 'in', [...users])
    .orderBy('scim_group.display_name')
    .execute();
  for (const { user, ...group } of rows) groups.set(user, [...(groups.get(user) ?? []), group]);
  return groups;
}
