import { noteChange } from '#lib/server/audit/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import { settleAccount } from '../settle.ts';
import {
  accountsOfUsers,
  deleteGroup as removeGroup,
  deleteMembers,
  findGroup,
  insertGroup,
  insertMembers,
  membersOf,
  updateGroup,
  type StoredGroup,
} from '../store/scim-groups.ts';
import { isResourceId, type DirectoryScope } from './directory-scope.ts';
import type { GroupFields } from './document.ts';
import { notFound, ScimError } from './scim-error.ts';

/** The group with this id in this directory; throws when there is none. */
export async function groupById(trx: Transaction, scope: DirectoryScope, id: string): Promise<StoredGroup> {
  const group = isResourceId(id) ? await findGroup(trx, scope.authority, { id }) : null;
  if (!group) throw notFound();
  return group;
}

export async function createGroup(
  trx: Transaction,
  scope: DirectoryScope,
  fields: GroupFields,
): Promise<string> {
  await refuseNamesake(trx, scope, fields, null);
  const id = await insertGroup(trx, scope.authority, fields);
  noteChange(trx, { subject: `scim-group:${id}`, before: null, after: { group: fields.displayName } });
  await writeMembers(trx, scope, id, fields.members);
  return id;
}

/** Makes the group what the fields say, and the rights of everybody who was or is in it. */
export async function changeGroup(
  trx: Transaction,
  scope: DirectoryScope,
  group: StoredGroup,
  fields: GroupFields,
): Promise<void> {
  await refuseNamesake(trx, scope, fields, group.id);
  await updateGroup(trx, group.id, fields);
  const isRenamed = fields.displayName !== group.displayName || fields.externalId !== group.externalId;
  const changed = await writeMembers(trx, scope, group.id, fields.members);
  if (!isRenamed) return;
  noteChange(trx, {
    subject: `scim-group:${group.id}`,
    before: { group: group.displayName },
    after: { group: fields.displayName },
  });
  for (const { account } of await membersOf(trx, [group.id]))
    if (!changed.has(account)) await settleAccount(trx, account);
}

export async function deleteGroup(trx: Transaction, group: StoredGroup): Promise<void> {
  const members = await membersOf(trx, [group.id]);
  noteChange(trx, { subject: `scim-group:${group.id}`, before: { group: group.displayName }, after: null });
  await removeGroup(trx, group.id);
  for (const { account } of members) await settleAccount(trx, account);
}

async function refuseNamesake(
  trx: Transaction,
  { authority }: DirectoryScope,
  { displayName }: GroupFields,
  id: string | null,
): Promise<void> {
  const namesake = await findGroup(trx, authority, { displayName });
  if (namesake && namesake.id !== id)
    throw new ScimError(409, 'A group of this name is there already.', 'uniqueness');
}

/** Writes who is in the group, settles who came and who went, and returns their accounts. */
async function writeMembers(
  trx: Transaction,
  { authority }: DirectoryScope,
  group: string,
  wanted: readonly string[],
): Promise<Set<string>> {
  const before = new Map((await membersOf(trx, [group])).map(({ id, account }) => [id, account]));
  const coming = wanted.filter((id) => !before.has(id));
  const going = [...before.keys()].filter((id) => !wanted.includes(id));
  const known = await accountsOfUsers(trx, authority, coming.filter(isResourceId));
  const unknown = coming.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new ScimError(400, 'A member is no user of this directory.', 'invalidValue');
  if (coming.length + going.length > 0)
    noteChange(trx, { subject: `scim-group:${group}`, before: { without: going }, after: { with: coming } });
  await insertMembers(trx, authority, group, coming);
  await deleteMembers(trx, group, going);
  const accounts = new Set([...known.values(), ...going.map((id) => before.get(id) ?? '')]);
  for (const account of accounts) await settleAccount(trx, account);
  return accounts;
}
