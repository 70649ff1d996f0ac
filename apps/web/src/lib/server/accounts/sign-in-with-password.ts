import { noteChange } from '#lib/server/audit/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { continueSignIn, type HalfSignedIn } from './complete-sign-in.ts';
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts';
import { addressBucket, bucketOf, returnAttempt, spendAttempt } from './rate-limits.ts';
import { hashToken } from './sessions.ts';
import { accountByEmail, updatePasswordHash } from './store/accounts.ts';
import { isKnownDevice } from './store/known-devices.ts';
import type { SignedIn, Visitor } from './visitor.ts';

/** `retryAfter` is in seconds. */
export type TooOften = { ok: false; problem: 'too-often'; retryAfter: number };

/**
 * Signs somebody in by e-mail address and password, or goes on to their second factor. Answer and duration are the same
 * for an unknown address, an account without a password, one that is not active, and a wrong password.
 *
 * @example const result = await signInWithPassword(db, signIn, { email, password }, visitorOf(event, signIn));
 */
export async function signInWithPassword(
  db: Database,
  signIn: SignInConfig,
  given: { email: string; password: string },
  visitor: Visitor,
): Promise<SignedIn | HalfSignedIn | { ok: false; problem: 'wrong' } | TooOften> {
  // No address holds a control, and the store takes none.
  const email = /\p{Cc}/u.test(given.email) ? '' : given.email.trim();
  const device = hashToken(visitor.device ?? '');
  const { account, isKnown } = await db.asOperator(async (trx) => ({
    account: await accountByEmail(trx, email),
    isKnown: await isKnownDevice(trx, device, email),
  }));
  const whose = email.toLowerCase();
  const buckets = [
    addressBucket(signIn.secret, 'sign-in by address', visitor.address),
    isKnown
      ? bucketOf(signIn.secret, 'sign-in from known device', `${visitor.device} ${whose}`)
      : bucketOf(signIn.secret, 'sign-in to account', whose),
  ];
  const spent = await spendAttempt(db, buckets);
  if (!spent.ok) return { ok: false, problem: 'too-often', retryAfter: spent.retryAfter };

  const passwordHash = account?.active ? account.password_hash : null;
  const isRight = await verifyPassword(passwordHash, given.password);
  if (!isRight || !account || passwordHash === null) {
    // Told for unknown addresses, too: the one transaction more would otherwise give known ones away.
    const subject = `account:${account?.id ?? 'unknown'}`;
    await db.asOperator((trx) => {
      noteChange(trx, { subject, before: null, after: { signIn: 'refused' } });
      return Promise.resolve();
    });
    return { ok: false, problem: 'wrong' };
  }
  await returnAttempt(db, buckets);
  if (isOutdated(passwordHash)) {
    const renewed = await hashPassword(given.password);
    await db.asOperator(async (trx) => {
      await updatePasswordHash(trx, account.id, renewed);
      noteChange(trx, { subject: `account:${account.id}`, before: null, after: { hashedAgain: true } });
    });
  }
  return continueSignIn(db, account, ['password'], visitor);
}
