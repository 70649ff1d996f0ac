import { noteAccount, noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import type { AuthorityRole, Database, InstanceRole, Transaction } from '#lib/server/database/index.ts';
import { completeSignIn } from './complete-sign-in.ts';
import type { Identity } from './identity.ts';
import { consumeLink, readLink, type LinkProblem } from './links.ts';
import { checkNewAccount, type NewAccount, type NewAccountProblem } from './new-account.ts';
import { hashPassword } from './passwords.ts';
import {
  accountByEmail,
  insertAccount,
  insertInstanceRole,
  insertMembership,
  nameOfAuthority,
  type StoredAccount,
} from './store/accounts.ts';
import type { StoredLink } from './store/links.ts';
import type { SignedIn, Visitor } from './visitor.ts';

export type InvitationProblem =
  | LinkProblem
  /** The authority has ended meanwhile. */
  | 'ended'
  /** The account of the address is not active. */
  | 'inactive'
  /** An account of a vendor can hold no role, and a person's account is none of a vendor. */
  | 'kind';

/** What somebody is invited to, and what they have to do. */
export interface InvitationView {
  email: string;
  name: string;
  inviter: string;
  role: AuthorityRole | InstanceRole | 'vendor';
  /** Null for a role of the instance. */
  authority: string | null;
  /** Make an account, sign in, accept, or sign out first because somebody else is signed in. */
  next: 'new-account' | 'sign-in' | 'accept' | 'other-account';
}

/** Shows an invitation to whoever has the link; nothing is used up. */
export async function viewInvitation(
  db: Database,
  identity: Identity,
  token: string,
): Promise<{ ok: true; invitation: InvitationView } | { ok: false; problem: InvitationProblem }> {
  return db.asOperator(async (trx) => {
    const found = await readLink(trx, 'invitation', token);
    if (!found.ok) return found;
    const invited = await invitedBy(trx, found.link);
    if (!invited.ok) return invited;
    const { account, authority } = invited;
    const { email, role, details } = found.link;
    const next = account
      ? identity.via !== 'session'
        ? 'sign-in'
        : identity.id === account.id
          ? 'accept'
          : 'other-account'
      : identity.via === 'session'
        ? 'other-account'
        : 'new-account';
    return {
      ok: true,
      invitation: {
        email: email ?? '',
        name: String(details['name'] ?? ''),
        inviter: String(details['inviter'] ?? ''),
        role: role as InvitationView['role'],
        authority,
        next,
      },
    };
  });
}

/** Gives the role to whoever is signed in, if it is whom the invitation names. */
export async function acceptInvitation(
  db: Database,
  identity: Identity,
  token: string,
): Promise<{ ok: true } | { ok: false; problem: InvitationProblem | 'other-account' }> {
  if (identity.via !== 'session') return { ok: false, problem: 'other-account' };
  return db.asOperator(async (trx) => {
    const found = await readLink(trx, 'invitation', token);
    if (!found.ok) return found;
    const invited = await invitedBy(trx, found.link);
    if (!invited.ok) return invited;
    if (invited.account?.id !== identity.id) return { ok: false, problem: 'other-account' };
    const used = await consumeLink(trx, 'invitation', token);
    if (!used.ok) return used;
    await giveRole(trx, used.link, identity.id);
    return { ok: true };
  });
}

/** Makes the account that was invited, gives it the role, and signs it in. */
export async function acceptAsNewAccount(
  db: Database,
  token: string,
  given: NewAccount,
  visitor: Visitor,
): Promise<SignedIn | { ok: false; problem: InvitationProblem | NewAccountProblem | 'taken' }> {
  const found = await db.asOperator((trx) => readLink(trx, 'invitation', token));
  if (!found.ok) return found;
  const checked = checkNewAccount(given, found.link.email ?? '');
  if (!checked.ok) return checked;
  const { email, name } = checked;
  const passwordHash = await hashPassword(given.password);
  const made = await db.asOperator(async (trx) => {
    const invited = await invitedBy(trx, found.link);
    if (!invited.ok) return invited;
    if (invited.account) return { ok: false, problem: 'taken' } as const;
    const used = await consumeLink(trx, 'invitation', token);
    if (!used.ok) return used;
    const kind = used.link.role === 'vendor' ? 'vendor' : 'person';
    const account = await insertAccount(trx, { kind, email, name, passwordHash });
    if (account === null) throw new Error('an account with this address was made at the same time');
    await giveRole(trx, used.link, account);
    return { ok: true, account } as const;
  });
  return made.ok ? completeSignIn(db, made.account, ['password'], visitor) : made;
}

/** The account that an invitation is for, if there is one, and the name of the authority. */
async function invitedBy(
  trx: Transaction,
  link: StoredLink,
): Promise<
  | { ok: true; account: StoredAccount | null; authority: string | null }
  | { ok: false; problem: 'ended' | 'inactive' | 'kind' }
> {
  const authority = link.authority === null ? null : await nameOfAuthority(trx, link.authority);
  if (link.authority !== null && authority === null) return { ok: false, problem: 'ended' };
  const account = await accountByEmail(trx, link.email ?? '');
  if (account && !account.active) return { ok: false, problem: 'inactive' };
  if (account && (account.kind === 'vendor') !== (link.role === 'vendor'))
    return { ok: false, problem: 'kind' };
  return { ok: true, account, authority };
}

async function giveRole(trx: Transaction, link: StoredLink, account: string): Promise<void> {
  noteAccount(trx, account);
  noteAuthority(trx, link.authority);
  noteChange(trx, {
    subject: `account:${account}`,
    before: null,
    after: { role: link.role, invitedBy: link.createdBy },
  });
  if (link.authority !== null)
    await insertMembership(trx, {
      authority: link.authority,
      account,
      role: link.role as AuthorityRole,
      grantedBy: link.createdBy,
    });
  else if (link.role !== 'vendor') await insertInstanceRole(trx, account, link.role as InstanceRole);
}
