import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import type { Identity } from './identity.ts';
import { verifyPassword } from './passwords.ts';
import { bucketOf, returnAttempt, spendAttempt } from './rate-limits.ts';
import type { TooOften } from './sign-in-with-password.ts';
import { accountById, type StoredAccount } from './store/accounts.ts';
import { sessionsOf } from './store/sessions.ts';

/** How young a session must be to stand for somebody who has no password. */
const freshMilliseconds = 15 * 60 * 1000;

export type ProofProblem = { ok: false; problem: 'wrong-password' | 'sign-in-again' } | TooOften;

/**
 * Asks again who it is before something is changed that decides who can sign in: an open screen, or a stolen session,
 * is not enough. By password where there is one, else by having signed in a short while ago.
 */
export async function proveAgain(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  password: string,
): Promise<{ ok: true; account: StoredAccount } | ProofProblem> {
  if (identity.via !== 'session') return { ok: false, problem: 'sign-in-again' };
  const { account, sessions } = await db.asOperator(async (trx) => ({
    account: await accountById(trx, identity.id),
    sessions: await sessionsOf(trx, identity.id),
  }));
  if (!account?.active) return { ok: false, problem: 'sign-in-again' };
  if (account.password_hash === null) {
    const since = sessions.find(({ id }) => id === identity.session)?.created_at.getTime() ?? 0;
    return Date.now() - since < freshMilliseconds
      ? { ok: true, account }
      : { ok: false, problem: 'sign-in-again' };
  }
  const buckets = [bucketOf(signIn.secret, 'password of account', account.id)];
  const spent = await spendAttempt(db, buckets);
  if (!spent.ok) return { ok: false, problem: 'too-often', retryAfter: spent.retryAfter };
  if (!(await verifyPassword(account.password_hash, password)))
    return { ok: false, problem: 'wrong-password' };
  await returnAttempt(db, buckets);
  return { ok: true, account };
}
