import { noteAccount, noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import type { PersonClaims } from './claims.ts';
import { applyGroups, rolesFor } from './group-roles.ts';
import {
  acceptInvitation,
  accountOfEmail,
  accountOfIdentity,
  announcedAccount,
  hasIdentityAt,
  insertAccount,
  insertIdentity,
  lockAdmission,
  openInvitations,
  type KnownAccount,
  type OpenInvitation,
} from './store/identities.ts';

export type AdmissionProblem =
  /** The provider knows the person; here nothing gives them a role. */
  | 'no-role'
  /** The account was closed. */
  | 'inactive'
  /** Somebody signs in here with that address already, in another way. */
  | 'known-address';

/**
 * Finds the account of a proven identity, or makes one, and makes its rights from groups what the groups say now.
 *
 * An account that exists is never handed over because an e-mail address is equal. A new identity gets it only where it
 * was announced: a directory of the whole instance has named this very person, or exactly one invitation to the
 * verified address is open and nobody has ever been able to sign in with the account. Otherwise a new account is made,
 * but only where a group or that invitation gives it a role.
 */
export async function admit(
  trx: Transaction,
  claims: PersonClaims,
): Promise<{ ok: true; account: string } | { ok: false; problem: AdmissionProblem }> {
  const known = await accountOfIdentity(trx, claims.issuer, claims.subject);
  const found = known ? { ok: true as const, account: known } : await admitNew(trx, claims);
  if (!found.ok) return found;
  const { account } = found;
  if (!account.active) return { ok: false, problem: 'inactive' };
  noteAccount(trx, account.id);
  // Accounts of vendors can hold no role.
  if (account.kind === 'person') await applyGroups(trx, account.id, claims.groups);
  return { ok: true, account: account.id };
}

type Found = { ok: true; account: KnownAccount } | { ok: false; problem: AdmissionProblem };

async function admitNew(trx: Transaction, claims: PersonClaims): Promise<Found> {
  await lockAdmission(trx);
  const { issuer, subject, email } = claims;
  const meanwhile = await accountOfIdentity(trx, issuer, subject);
  if (meanwhile) return { ok: true, account: meanwhile };

  const named = await announcedAccount(trx, { externalId: subject });
  if (named && !(await hasIdentityAt(trx, named.id, issuer))) return link(trx, claims, named);

  const owner = email === null ? null : await accountOfEmail(trx, email);
  const [invitation, ...others] = email === null ? [] : await openInvitations(trx, email);
  const onlyInvitation = others.length === 0 ? invitation : undefined;
  if (owner && !owner.active) return { ok: false, problem: 'inactive' };
  if (owner) {
    const announced = await announcedAccount(trx, { account: owner.id });
    if (announced && owner.isUntouched) return link(trx, claims, owner);
    const isInvited =
      onlyInvitation &&
      (onlyInvitation.account ?? owner.id) === owner.id &&
      (onlyInvitation.role === 'vendor') === (owner.kind === 'vendor');
    if (!isInvited || !owner.isUntouched) return { ok: false, problem: 'known-address' };
    await accept(trx, owner.id, onlyInvitation);
    return link(trx, claims, owner);
  }
  const isInvited = onlyInvitation?.account === null;
  if (!isInvited && (await rolesFor(trx, claims.groups)).length === 0)
    return { ok: false, problem: 'no-role' };
  const kind = isInvited && onlyInvitation.role === 'vendor' ? 'vendor' : 'person';
  const id = await insertAccount(trx, { name: claims.name, email, kind });
  if (isInvited) await accept(trx, id, onlyInvitation);
  return link(trx, claims, { id, kind, active: true });
}

async function accept(trx: Transaction, account: string, invitation: OpenInvitation): Promise<void> {
  const { role, createdBy } = invitation;
  noteAuthority(trx, invitation.authority);
  noteChange(trx, { subject: `account:${account}`, before: null, after: { role, invitedBy: createdBy } });
  await acceptInvitation(trx, account, invitation);
}

async function link(trx: Transaction, claims: PersonClaims, account: KnownAccount): Promise<Found> {
  if (!account.active) return { ok: false, problem: 'inactive' };
  await insertIdentity(trx, account.id, claims.issuer, claims.subject);
  noteChange(trx, { subject: `account:${account.id}`, before: null, after: { issuer: claims.issuer } });
  return { ok: true, account };
}
