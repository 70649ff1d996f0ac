import { noteChange } from '#lib/server/audit/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import { settleAccount } from '../settle.ts';
import { insertAccount } from '../store/identities.ts';
import {
  accountByEmail,
  belongsToOthersToo,
  closeAccount,
  describeAccount,
  leaveAuthority,
  reopenAccount,
} from '../store/scim-accounts.ts';
import { seeDirectory } from '../store/scim-rights.ts';
import {
  findUser,
  insertUser,
  markUserDeleted,
  setClosedAccount,
  updateUser,
  userOfAccount,
  type StoredUser,
} from '../store/scim-users.ts';
import { isResourceId, type DirectoryScope } from './directory-scope.ts';
import { mailOf, nameOf, type UserFields } from './document.ts';
import { notFound, ScimError } from './scim-error.ts';

/** The user with this id in this directory; throws when there is none. */
export async function userById(trx: Transaction, scope: DirectoryScope, id: string): Promise<StoredUser> {
  const user = isResourceId(id) ? await findUser(trx, scope.authority, { id }) : null;
  if (!user) throw notFound();
  return user;
}

/**
 * Takes a user of a directory over. Whoever has the address already gets no second account. A directory of one
 * authority is not told whether there was one: it may give roles at home, and can change nothing about an account that
 * others have given something, too.
 */
export async function createUser(
  trx: Transaction,
  scope: DirectoryScope,
  fields: UserFields,
): Promise<StoredUser> {
  const { authority } = scope;
  if (await findUser(trx, authority, { userName: fields.userName })) throw taken('userName');
  const email = mailOf(fields);
  const owner = email === null ? null : await accountByEmail(trx, email);
  const isUsable = owner?.kind === 'person';
  const former = isUsable ? await userOfAccount(trx, authority, owner.id) : null;
  if (former && !former.isDeleted) throw taken('e-mail address');
  if (owner && !isUsable && authority === null) throw taken('e-mail address');
  if (former) {
    noteChange(trx, { subject: `scim-user:${former.id}`, before: null, after: kept(fields) });
    await updateUser(trx, former.id, fields);
    return settled(trx, scope, former.id, fields);
  }
  const account = isUsable
    ? { id: owner.id, made: false }
    : { id: await insertAccount(trx, { name: nameOf(fields), email: owner ? null : email }), made: true };
  noteChange(trx, { subject: `account:${account.id}`, before: null, after: kept(fields) });
  const id = await insertUser(trx, authority, fields, account);
  return settled(trx, scope, id, fields);
}

export async function changeUser(
  trx: Transaction,
  scope: DirectoryScope,
  user: StoredUser,
  fields: UserFields,
): Promise<StoredUser> {
  const namesake = await findUser(trx, scope.authority, { userName: fields.userName });
  if (namesake && namesake.id !== user.id) throw taken('userName');
  await updateUser(trx, user.id, fields);
  noteChange(trx, { subject: `account:${user.account}`, before: kept(user), after: kept(fields) });
  return settled(trx, scope, user.id, fields);
}

/** What the log may keep of a person. */
function kept({ active, externalId }: UserFields): object {
  return { active, externalId };
}

export async function deleteUser(trx: Transaction, scope: DirectoryScope, user: StoredUser): Promise<void> {
  await deprovision(trx, scope, user);
  noteChange(trx, { subject: `account:${user.account}`, before: kept(user), after: null });
  await markUserDeleted(trx, user.id);
  await settleAccount(trx, user.account);
}

function taken(what: string): ScimError {
  return new ScimError(409, `A user with this ${what} is there already.`, 'uniqueness');
}

/** Makes the account what the directory says, as far as it is the directory's to say. */
async function settled(
  trx: Transaction,
  scope: DirectoryScope,
  id: string,
  fields: UserFields,
): Promise<StoredUser> {
  const user = await findUser(trx, scope.authority, { id });
  if (!user) throw notFound();
  if (!fields.active) await deprovision(trx, scope, user);
  else if (user.closedAccount) {
    await reopenAccount(trx, user.account);
    await setClosedAccount(trx, id, false);
  }
  if (await isDirectorysOwn(trx, scope, user)) await describe(trx, scope, user, fields);
  await settleAccount(trx, user.account);
  return user;
}

async function describe(
  trx: Transaction,
  scope: DirectoryScope,
  user: StoredUser,
  fields: UserFields,
): Promise<void> {
  const email = mailOf(fields);
  const owner = email === null ? null : await accountByEmail(trx, email);
  const isFree = owner === null || owner.id === user.account;
  if (!isFree && scope.authority === null) throw taken('e-mail address');
  const name = nameOf(fields);
  await describeAccount(trx, user.account, email !== null && isFree ? { name, email } : { name });
}

/** Ends what the person can do, in the transaction that writes that they are gone. */
async function deprovision(trx: Transaction, scope: DirectoryScope, user: StoredUser): Promise<void> {
  if (await isDirectorysOwn(trx, scope, user)) {
    if (await closeAccount(trx, user.account)) await setClosedAccount(trx, user.id, true);
  } else if (scope.authority !== null) await leaveAuthority(trx, user.account, scope.authority);
}

async function isDirectorysOwn(
  trx: Transaction,
  { authority }: DirectoryScope,
  { account, madeAccount }: StoredUser,
): Promise<boolean> {
  if (authority === null) return true;
  return madeAccount && !(await belongsElsewhere(trx, authority, account));
}

async function belongsElsewhere(trx: Transaction, authority: number, account: string): Promise<boolean> {
  const seen = await seeDirectory(trx, 'all');
  const isShared = await belongsToOthersToo(trx, account, authority);
  await seeDirectory(trx, seen);
  return isShared;
}
