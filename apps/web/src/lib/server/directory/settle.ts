import type { Transaction } from '#lib/server/database/index.ts';
import { replaceRights } from './store/group-roles.ts';
import { accountsInGroup, rolesFromDirectories, seeDirectory } from './store/scim-rights.ts';

/** Makes the rights that an account has from SCIM exactly what its groups in all directories give. */
export async function settleAccount(trx: Transaction, account: string): Promise<void> {
  const seen = await seeDirectory(trx, 'all');
  await replaceRights(trx, account, 'scim', await rolesFromDirectories(trx, account));
  await seeDirectory(trx, seen);
}

/** The same for every member of the groups of this name. */
export async function settleMembersOf(trx: Transaction, group: string): Promise<void> {
  for (const account of await accountsInGroup(trx, group)) await settleAccount(trx, account);
}
