import type { Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { admit, beginSession, secondFactorsOf, type Factor, type SecondFactors } from './complete-sign-in.ts';
import { notify } from './notices.ts';
import { bucketOf, returnAttempt, spendAttempt } from './rate-limits.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import { hashToken } from './sessions.ts';
import { accountById, type StoredAccount } from './store/accounts.ts';
import { countAttempt, deleteFlow, selectFlow } from './store/flows.ts';
import { useRecoveryCode, useTotpStep } from './store/second-factors.ts';
import type { TooOften } from './sign-in-with-password.ts';
import { openTotp, totpStep } from './totp.ts';
import type { SignedIn, Visitor } from './visitor.ts';

/** Wrong codes after which the password has to be given again. */
const mostAttempts = 5;

/** What the second step may ask for; null when there is no first step to go on from. */
export async function secondStep(db: Database, flow: string): Promise<SecondFactors | null> {
  return db.asOperator(async (trx) => {
    const found = await selectFlow(trx, 'second-factor', hashToken(flow));
    const account = found?.account ? await accountById(trx, found.account) : null;
    return account?.active ? secondFactorsOf(trx, account) : null;
  });
}

/**
 * The second step of a sign-in: a code of the app, or a recovery code. `start-over` means that the first step has to be
 * taken again: it is too long ago, or there were too many wrong codes.
 */
export async function signInWithCode(
  db: Database,
  signIn: SignInConfig,
  given: { flow: string; code: string; language: Language },
  visitor: Visitor,
): Promise<SignedIn | { ok: false; problem: 'wrong' | 'start-over' } | TooOften> {
  const tokenHash = hashToken(given.flow);
  const { flow, account } = await db.asOperator(async (trx) => {
    const counted = await countAttempt(trx, 'second-factor', tokenHash, mostAttempts);
    return { flow: counted, account: counted?.account ? await accountById(trx, counted.account) : null };
  });
  if (!flow || !account?.active) return { ok: false, problem: 'start-over' };
  const buckets = [bucketOf(signIn.secret, 'second factor of account', account.id)];
  const spent = await spendAttempt(db, buckets);
  if (!spent.ok) return { ok: false, problem: 'too-often', retryAfter: spent.retryAfter };

  const admitted = await db.asOperator(async (trx) => {
    const used = await useCode(trx, signIn, account, given.code);
    if (used === null) return null;
    await deleteFlow(trx, tokenHash);
    if (used === 'recovery-code') await notify(trx, signIn, account, 'recoveryUsed', given.language);
    const factors: Factor[] = [...(flow.factors as Factor[]), used];
    return { factors, device: await admit(trx, account.id, factors, visitor) };
  });
  if (admitted === null) return { ok: false, problem: 'wrong' };
  await returnAttempt(db, buckets);
  return beginSession(db, account.id, admitted, visitor);
}

/** Uses up a code of either kind; null when it is not right, or was used before. */
async function useCode(
  trx: Transaction,
  signIn: SignInConfig,
  account: StoredAccount,
  typed: string,
): Promise<'totp' | 'recovery-code' | null> {
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code))
    return (await useRecoveryCode(trx, account.id, hashRecoveryCode(account.id, code)))
      ? 'recovery-code'
      : null;
  return (await useTotpCode(trx, signIn, account, code)) ? 'totp' : null;
}

async function useTotpCode(
  trx: Transaction,
  signIn: SignInConfig,
  account: StoredAccount,
  code: string,
): Promise<boolean> {
  if (!account.totp_confirmed_at || !account.totp_secret) return false;
  const key = openTotp(signIn, account.id, account.totp_secret);
  const step = key === null ? null : totpStep(key, code, Date.now());
  return step !== null && (await useTotpStep(trx, account.id, step));
}
