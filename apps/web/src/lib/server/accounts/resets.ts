import { randomUUID } from 'node:crypto';
import { noteChange } from '#lib/server/audit/index.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { enqueue, type JobContext, type JobHandlers } from '#lib/server/jobs/index.ts';
import { plainHeaderText } from '#lib/server/security/index.ts';
import { replacePassword } from './change-password.ts';
import { continueSignIn, type HalfSignedIn } from './complete-sign-in.ts';
import { may, type Identity } from './identity.ts';
import { emailAddress } from './email-address.ts';
import { consumeLink, createLink, readLink, type LinkProblem } from './links.ts';
import { mailKey, sendMail } from './mail.ts';
import { notify } from './notices.ts';
import { passwordProblem, type PasswordProblem } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { addressBucket, bucketOf, spendAttempt } from './rate-limits.ts';
import type { TooOften } from './sign-in-with-password.ts';
import { accountByEmail, accountById, reachOf, type StoredAccount } from './store/accounts.ts';
import { deleteOpenLinks } from './store/links.ts';
import { emptyMailJob } from './store/mail.ts';
import { deletePasskeys } from './store/passkeys.ts';
import { removeTotp, replaceRecoveryCodes } from './store/second-factors.ts';
import type { SignedIn, Visitor } from './visitor.ts';

const kind = 'request-reset';

interface ResetRequest {
  email: string;
  language: Language;
  key: string;
}

/**
 * Takes a request for a new password. Whether the address has an account shows neither in the answer nor in how long it
 * takes: a job looks it up.
 */
export async function requestReset(
  db: Database,
  signIn: SignInConfig,
  given: { email: string; language: Language },
  visitor: Visitor,
): Promise<{ ok: true } | { ok: false; problem: 'email' | 'no-mail' } | TooOften> {
  if (!signIn.mail) return { ok: false, problem: 'no-mail' };
  const email = emailAddress.safeParse(given.email);
  if (!email.success) return { ok: false, problem: 'email' };
  const spent = await spendAttempt(db, [addressBucket(signIn.secret, 'reset by address', visitor.address)]);
  if (!spent.ok) return { ok: false, problem: 'too-often', retryAfter: spent.retryAfter };
  const key = randomUUID();
  const payload: ResetRequest = { email: email.data, language: given.language, key };
  await db.asOperator((trx) => enqueue(trx, { kind, payload, authority: null, idempotencyKey: key }));
  return { ok: true };
}

/** Answers requests for new passwords: a mail where the address has an active account with a password, else nothing. */
export function resetHandler(signIn: SignInConfig | null): JobHandlers {
  if (!signIn?.mail) return {};
  return {
    [kind]: async ({ db, payload }: JobContext<Partial<ResetRequest>>) => {
      const { email, language, key } = payload;
      if (email === undefined || language === undefined || key === undefined) return;
      // No more than a few mails an hour for one address, whoever asks for them.
      const limit = bucketOf(signIn.secret, 'reset of account', email.toLowerCase());
      const { ok } = await spendAttempt(db, [limit]);
      await db.asOperator(async (trx) => {
        const account = ok ? await accountByEmail(trx, email) : null;
        if (account?.active && account.password_hash !== null)
          await mailReset(trx, signIn, account, { by: account.id, secondFactors: false, language });
        await emptyMailJob(trx, kind, key);
      });
    },
  };
}

/**
 * Makes a reset link for somebody who cannot make one: by whoever runs the instance, or by the IT-Leitung for people
 * whose every role is in that authority. It is mailed where mail is sent, else shown to be handed over. With
 * `secondFactors`, which only the operator may ask for, lost second factors go with the password.
 */
export async function makeResetLink(
  db: Database,
  identity: Identity,
  given: { account: string; secondFactors?: boolean; language: Language },
  signIn: SignInConfig | null,
): Promise<{ ok: true; link: string | null } | { ok: false; problem: 'local-mode' | 'not-allowed' }> {
  if (!signIn) return { ok: false, problem: 'local-mode' };
  const secondFactors = given.secondFactors ?? false;
  return db.asOperator(async (trx) => {
    const account = await accountById(trx, given.account);
    const refused = { ok: false, problem: 'not-allowed' } as const;
    if (!account?.active || account.password_hash === null) return refused;
    if (!may(identity, 'instance:authorities')) {
      const reach = await reachOf(trx, account.id);
      const isOurs =
        !reach.isOnInstance &&
        reach.authorities.length > 0 &&
        reach.authorities.every((id) => id === identity.authority);
      if (secondFactors || !may(identity, 'members:manage') || !isOurs) return refused;
    }
    const subject = `account:${account.id}`;
    noteChange(trx, { subject, before: null, after: { resetLink: 'made', secondFactors } });
    const options = { by: identity.id, secondFactors, language: given.language };
    if (!signIn.mail) return { ok: true, link: (await newResetLink(trx, signIn, account.id, options)).link };
    await mailReset(trx, signIn, account, options);
    await notify(trx, signIn, account, { by: identity.name }, given.language);
    return { ok: true, link: null };
  });
}

/** Whether a reset link can still be used, and why not. */
export async function viewReset(
  db: Database,
  token: string,
): Promise<{ ok: true; secondFactors: boolean } | { ok: false; problem: LinkProblem }> {
  return db.asOperator(async (trx) => {
    const found = await accountOfReset(trx, token);
    return found.ok ? { ok: true, secondFactors: found.secondFactors } : found;
  });
}

/**
 * Sets a new password by a reset link. All sessions end, and whoever has a second factor still needs it to sign in.
 */
export async function resetPassword(
  db: Database,
  signIn: SignInConfig,
  given: { token: string; password: string; language: Language },
  visitor: Visitor,
): Promise<SignedIn | HalfSignedIn | { ok: false; problem: LinkProblem | PasswordProblem }> {
  const found = await db.asOperator((trx) => accountOfReset(trx, given.token));
  if (!found.ok) return found;
  const problem = passwordProblem(given.password, found.account);
  if (problem) return { ok: false, problem };
  const passwordHash = await hashPassword(given.password);
  const done = await db.asOperator(async (trx) => {
    const used = await consumeLink(trx, 'reset', given.token);
    if (!used.ok) return used;
    const { id } = found.account;
    await replacePassword(trx, found.account, passwordHash, null);
    if (found.secondFactors) {
      await removeTotp(trx, id);
      await deletePasskeys(trx, id, null);
      await replaceRecoveryCodes(trx, id, []);
      noteChange(trx, { subject: `account:${id}`, before: null, after: { secondFactors: 'removed' } });
    }
    await notify(trx, signIn, found.account, 'password', given.language);
    return { ok: true, account: await accountById(trx, id) } as const;
  });
  if (!done.ok) return done;
  if (!done.account) throw new Error('the account went away while its password was set');
  return continueSignIn(db, done.account, ['password'], visitor);
}

async function accountOfReset(
  trx: Transaction,
  token: string,
): Promise<
  { ok: true; account: StoredAccount; secondFactors: boolean } | { ok: false; problem: LinkProblem }
> {
  const found = await readLink(trx, 'reset', token);
  if (!found.ok) return found;
  const account = found.link.account === null ? null : await accountById(trx, found.link.account);
  if (!account?.active) return { ok: false, problem: 'unknown' };
  return { ok: true, account, secondFactors: found.link.details['secondFactors'] === true };
}

/** A new link; those before it end, so that only the newest mail works. */
async function newResetLink(
  trx: Transaction,
  { origin }: SignInConfig,
  account: string,
  { by, secondFactors }: { by: string; secondFactors: boolean },
): Promise<{ token: string; link: string }> {
  await deleteOpenLinks(trx, 'reset', account);
  const { token, path } = await createLink(trx, {
    purpose: 'reset',
    account,
    details: { secondFactors },
    createdBy: by,
  });
  return { token, link: origin.origin + path };
}

async function mailReset(
  trx: Transaction,
  signIn: SignInConfig,
  account: StoredAccount,
  options: { by: string; secondFactors: boolean; language: Language },
): Promise<void> {
  const { token, link } = await newResetLink(trx, signIn, account.id, options);
  const t = texts(options.language).mail.reset;
  await sendMail(trx, {
    to: { email: account.email ?? '', name: account.name },
    subject: t.subject,
    text: t.text({ name: plainHeaderText(account.name), link }),
    key: mailKey('reset', token),
  });
}
