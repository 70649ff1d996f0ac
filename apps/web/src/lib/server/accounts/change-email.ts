import { noteAccount, noteChange } from '#lib/server/audit/index.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { plainHeaderText } from '#lib/server/security/index.ts';
import type { Identity } from './identity.ts';
import { emailAddress } from './email-address.ts';
import { consumeLink, createLink, readLink, type LinkProblem } from './links.ts';
import { mailKey, sendMail } from './mail.ts';
import { notify } from './notices.ts';
import { proveAgain, type ProofProblem } from './prove-again.ts';
import { bucketOf, spendAttempt } from './rate-limits.ts';
import { accountByEmail, accountById, updateEmail } from './store/accounts.ts';
import { deleteOpenLinks } from './store/links.ts';

/**
 * Asks the new address for a confirmation, and tells the old one. Whether the new address has an account already is
 * told only to whoever reads its mail.
 */
export async function requestEmailChange(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  given: { email: string; password: string; language: Language },
): Promise<{ ok: true } | { ok: false; problem: 'email' | 'no-mail' | 'same' } | ProofProblem> {
  if (!signIn.mail) return { ok: false, problem: 'no-mail' };
  const email = emailAddress.safeParse(given.email);
  if (!email.success) return { ok: false, problem: 'email' };
  const proof = await proveAgain(db, signIn, identity, given.password);
  if (!proof.ok) return proof;
  const { account } = proof;
  if (account.email?.toLowerCase() === email.data.toLowerCase()) return { ok: false, problem: 'same' };
  const spent = await spendAttempt(db, [bucketOf(signIn.secret, 'mail of account', account.id)]);
  if (!spent.ok) return { ok: false, problem: 'too-often', retryAfter: spent.retryAfter };
  await db.asOperator(async (trx) => {
    await deleteOpenLinks(trx, 'email-change', account.id);
    const { token, path } = await createLink(trx, {
      purpose: 'email-change',
      account: account.id,
      email: email.data,
      createdBy: account.id,
    });
    noteChange(trx, { subject: `account:${account.id}`, before: null, after: { addressChange: 'asked' } });
    const t = texts(given.language).mail;
    const name = plainHeaderText(account.name);
    const { origin } = signIn.origin;
    await sendMail(trx, {
      to: { email: email.data, name },
      subject: t.emailChange.subject,
      text: t.emailChange.text({ name, link: origin + path }),
      key: mailKey('email-change', token),
    });
    if (account.email === null) return;
    await sendMail(trx, {
      to: { email: account.email, name },
      subject: t.emailChangeNotice.subject,
      text: t.emailChangeNotice.text({ name, newEmail: email.data, account: `${origin}/account` }),
      key: mailKey('email-change-notice', token),
    });
  });
  return { ok: true };
}

/** Which address a confirmation is about. */
export async function viewEmailChange(
  db: Database,
  token: string,
): Promise<{ ok: true; email: string } | { ok: false; problem: LinkProblem }> {
  return db.asOperator(async (trx) => {
    const found = await openEmailChange(trx, token);
    return found.ok ? { ok: true, email: found.email } : found;
  });
}

/** Makes the confirmed address the one of the account. Links to the old one end. */
export async function confirmEmailChange(
  db: Database,
  signIn: SignInConfig,
  token: string,
  language: Language,
): Promise<{ ok: true; email: string } | { ok: false; problem: LinkProblem | 'taken' }> {
  return db.asOperator(async (trx) => {
    const found = await openEmailChange(trx, token);
    if (!found.ok) return found;
    const { account, email } = found;
    const other = await accountByEmail(trx, email);
    if (other && other.id !== account.id) return { ok: false, problem: 'taken' };
    const used = await consumeLink(trx, 'email-change', token);
    if (!used.ok) return used;
    await updateEmail(trx, account.id, email);
    noteAccount(trx, account.id);
    noteChange(trx, { subject: `account:${account.id}`, before: null, after: { changed: 'address' } });
    await deleteOpenLinks(trx, 'reset', account.id);
    await notify(trx, signIn, account, 'email', language);
    return { ok: true, email };
  });
}

async function openEmailChange(trx: Transaction, token: string) {
  const found = await readLink(trx, 'email-change', token);
  if (!found.ok) return found;
  const account = found.link.account === null ? null : await accountById(trx, found.link.account);
  const { email } = found.link;
  if (!account?.active || email === null) return { ok: false, problem: 'unknown' } as const;
  return { ok: true, account, email } as const;
}
