import { noteAccount, noteChange } from '#lib/server/audit/index.ts';
import type { Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import type { Identity } from './identity.ts';
import { notify } from './notices.ts';
import { passwordProblem, type PasswordProblem } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { proveAgain, type ProofProblem } from './prove-again.ts';
import { updatePasswordHash, type StoredAccount } from './store/accounts.ts';
import { deleteFlowsOf } from './store/flows.ts';
import { forgetDevicesOf } from './store/known-devices.ts';
import { deleteOpenLinks } from './store/links.ts';
import { deleteSessions } from './store/sessions.ts';

/** Sets a new password for whoever is signed in; every other session of theirs ends. */
export async function changePassword(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  given: { current: string; next: string; language: Language },
): Promise<{ ok: true } | { ok: false; problem: PasswordProblem } | ProofProblem> {
  const proof = await proveAgain(db, signIn, identity, given.current);
  if (!proof.ok) return proof;
  const problem = passwordProblem(given.next, proof.account);
  if (problem) return { ok: false, problem };
  const passwordHash = await hashPassword(given.next);
  await db.asOperator(async (trx) => {
    await replacePassword(trx, proof.account, passwordHash, identity.session);
    await notify(trx, signIn, proof.account, 'password', given.language);
  });
  return { ok: true };
}

/**
 * Puts a new password in place of the old one, and ends what the old one has opened: sessions but the one named,
 * half-finished sign-ins, known browsers, and links to reset it.
 */
export async function replacePassword(
  trx: Transaction,
  { id }: Pick<StoredAccount, 'id'>,
  passwordHash: string,
  exceptSession: string | null,
): Promise<void> {
  noteAccount(trx, id);
  noteChange(trx, { subject: `account:${id}`, before: null, after: { changed: 'password' } });
  await updatePasswordHash(trx, id, passwordHash);
  await deleteSessions(trx, id, { except: exceptSession });
  await deleteFlowsOf(trx, id);
  await forgetDevicesOf(trx, id);
  await deleteOpenLinks(trx, 'reset', id);
}
