import { z } from 'zod';
import { noteChange } from '#lib/server/audit/index.ts';
import { log } from '#lib/server/operating/index.ts';
import {
  authorityRoles,
  instanceRoles,
  isLastOperator,
  leavesOperator,
  type Identity,
} from '#lib/server/accounts/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import {
  allGroupRoles,
  authoritiesToChoose,
  deleteGroupRole,
  insertGroupRole,
  operatesBySignIn,
  replaceRights,
  rolesOfGroups,
  takeBackFromSignIns,
  type DirectoryRole,
  type GroupRole,
} from './store/group-roles.ts';
import { settleAccount, settleMembersOf } from './settle.ts';

/** A form that lets a group of the directory give a role; `instance` stands for roles of the whole instance. */
export const groupRoleRequest = z
  .object({
    group: z.string().trim().min(1).max(300),
    target: z.union([z.literal('instance'), z.coerce.number().int().positive()]),
    role: z.string(),
  })
  .refine(({ target, role }) => Object.hasOwn(target === 'instance' ? instanceRoles : authorityRoles, role), {
    path: ['role'],
  });
export type GroupRoleRequest = z.infer<typeof groupRoleRequest>;

/** Which groups give which roles, and the authorities to choose from. */
export async function viewGroupRoles(
  db: Database,
): Promise<{ mappings: GroupRole[]; authorities: { id: number; name: string }[] }> {
  return db.asOperator(async (trx) => ({
    mappings: await allGroupRoles(trx),
    authorities: await authoritiesToChoose(trx),
  }));
}

/** Lets a group give a role: at once to members that SCIM has told of, to others when they sign in. */
export async function addGroupRole(
  db: Database,
  identity: Identity,
  { group, target, role }: GroupRoleRequest,
): Promise<{ ok: true } | { ok: false; problem: 'exists' | 'no-authority' }> {
  return db.asOperator(async (trx) => {
    const authority = target === 'instance' ? null : target;
    const choices = await authoritiesToChoose(trx);
    if (authority !== null && !choices.some(({ id }) => id === authority))
      return { ok: false, problem: 'no-authority' };
    const isNew = await insertGroupRole(trx, { group, authority, role, createdBy: identity.id });
    if (!isNew) return { ok: false, problem: 'exists' };
    noteChange(trx, { subject: 'group-role', before: null, after: { group, authority, role } });
    await settleMembersOf(trx, group);
    return { ok: true };
  });
}

/**
 * Ends that a group gives a role. Whoever has it from that group alone loses it at once; `last-operator`: then nobody
 * could run the instance, so nothing is changed.
 */
export async function removeGroupRole(
  db: Database,
  id: number,
): Promise<{ ok: true } | { ok: false; problem: 'not-found' | 'last-operator' }> {
  try {
    return await db.asOperator(async (trx) => {
      const removed = await deleteGroupRole(trx, id);
      if (!removed) return { ok: false, problem: 'not-found' };
      noteChange(trx, { subject: 'group-role', before: removed, after: null });
      const isStillRun = await leavesOperator(trx, async () => {
        await takeBackFromSignIns(trx, removed);
        await settleMembersOf(trx, removed.group);
      });
      if (!isStillRun) throw new NobodyOperates();
      return { ok: true };
    });
  } catch (thrown) {
    if (thrown instanceof NobodyOperates) return { ok: false, problem: 'last-operator' };
    throw thrown;
  }
}

/** Takes everything back that the transaction has done. */
class NobodyOperates extends Error {}

/** The roles that these groups of the provider give. */
export async function rolesFor(trx: Transaction, groups: readonly string[]): Promise<DirectoryRole[]> {
  return rolesOfGroups(trx, groups);
}

/**
 * Makes the rights that an account has from signing in exactly what these groups give. The last account that can run
 * the instance keeps that role until another one has it: a mistake in the directory must not lock everybody out.
 */
export async function applyGroups(
  trx: Transaction,
  account: string,
  groups: readonly string[],
): Promise<void> {
  const wanted = await rolesOfGroups(trx, groups);
  const losesOperation =
    !wanted.some(({ authority, role }) => authority === null && role === 'betrieb') &&
    (await operatesBySignIn(trx, account));
  if (losesOperation && (await isLastOperator(trx, account))) {
    wanted.push({ authority: null, role: 'betrieb' });
    log('warn', 'last-operator-kept', { source: 'oidc' });
  }
  await replaceRights(trx, account, 'oidc', wanted);
  // A role that sign-in took back may be one that SCIM gives as well.
  await settleAccount(trx, account);
}
