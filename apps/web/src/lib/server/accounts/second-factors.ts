import { noteChange } from '#lib/server/audit/index.ts';
import type { Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { secondFactorsOf } from './complete-sign-in.ts';
import type { Identity } from './identity.ts';
import { notify } from './notices.ts';
import { proveAgain, type ProofProblem } from './prove-again.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { bucketOf, returnAttempt, spendAttempt } from './rate-limits.ts';
import type { TooOften } from './sign-in-with-password.ts';
import { accountById } from './store/accounts.ts';
import {
  confirmTotp,
  countRecoveryCodes,
  removeTotp,
  replaceRecoveryCodes,
  setPendingTotp,
  useTotpStep,
} from './store/second-factors.ts';
import { newTotp, openTotp, totpInvitation, totpStep, type TotpInvitation } from './totp.ts';

/** Makes a secret for one-time codes; they count once one of them was typed in. */
export async function beginTotp(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  password: string,
): Promise<{ ok: true } | { ok: false; problem: 'exists' } | ProofProblem> {
  const proof = await proveAgain(db, signIn, identity, password);
  if (!proof.ok) return proof;
  const { sealed } = newTotp(signIn, identity.id);
  const isNew = await db.asOperator(async (trx) => {
    noteFactor(trx, identity.id, { oneTimeCodes: 'begun' });
    return setPendingTotp(trx, identity.id, sealed);
  });
  return isNew ? { ok: true } : { ok: false, problem: 'exists' };
}

/** Picture and key of a secret that waits for its first code; null when none does. */
export async function pendingTotp(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
): Promise<TotpInvitation | null> {
  const account = await db.asOperator((trx) => accountById(trx, identity.id));
  if (!account?.totp_secret || account.totp_confirmed_at) return null;
  const key = openTotp(signIn, account.id, account.totp_secret);
  return key === null ? null : totpInvitation(signIn, account.email ?? account.name, key);
}

/** Finishes with a first code. Returns recovery codes, shown this once, unless there are some already. */
export async function finishTotp(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  typed: string,
  language: Language,
): Promise<{ ok: true; codes: string[] } | { ok: false; problem: 'wrong' | 'not-begun' } | TooOften> {
  const buckets = [bucketOf(signIn.secret, 'second factor of account', identity.id)];
  const spent = await spendAttempt(db, buckets);
  if (!spent.ok) return { ok: false, problem: 'too-often', retryAfter: spent.retryAfter };
  const finished = await confirmPending(db, signIn, identity, typed, language);
  if (finished.ok) await returnAttempt(db, buckets);
  return finished;
}

async function confirmPending(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  typed: string,
  language: Language,
): Promise<{ ok: true; codes: string[] } | { ok: false; problem: 'wrong' | 'not-begun' }> {
  return db.asOperator(async (trx) => {
    const account = await accountById(trx, identity.id);
    if (!account?.totp_secret || account.totp_confirmed_at) return { ok: false, problem: 'not-begun' };
    const key = openTotp(signIn, account.id, account.totp_secret);
    const step = key === null ? null : totpStep(key, typed.replace(/\s/g, ''), Date.now());
    if (step === null || !(await useTotpStep(trx, account.id, step))) return { ok: false, problem: 'wrong' };
    await confirmTotp(trx, account.id);
    noteFactor(trx, account.id, { oneTimeCodes: true });
    await notify(trx, signIn, account, 'totpOn', language);
    return { ok: true, codes: await firstRecoveryCodes(trx, account.id) };
  });
}

/** Takes the one-time codes away; without another second factor the recovery codes go with them. */
export async function dropTotp(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  password: string,
  language: Language,
): Promise<{ ok: true } | ProofProblem> {
  const proof = await proveAgain(db, signIn, identity, password);
  if (!proof.ok) return proof;
  await db.asOperator(async (trx) => {
    await removeTotp(trx, identity.id);
    noteFactor(trx, identity.id, { oneTimeCodes: false });
    await dropIdleRecoveryCodes(trx, identity.id);
    await notify(trx, signIn, proof.account, 'totpOff', language);
  });
  return { ok: true };
}

/** Replaces all recovery codes; returns the new ones, shown this once. */
export async function renewRecoveryCodes(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  password: string,
): Promise<{ ok: true; codes: string[] } | { ok: false; problem: 'no-factor' } | ProofProblem> {
  const proof = await proveAgain(db, signIn, identity, password);
  if (!proof.ok) return proof;
  return db.asOperator(async (trx) => {
    const { totp, passkeys } = await secondFactorsOf(trx, proof.account);
    if (!totp && passkeys === 0) return { ok: false, problem: 'no-factor' };
    const { codes, hashes } = newRecoveryCodes(identity.id);
    await replaceRecoveryCodes(trx, identity.id, hashes);
    noteFactor(trx, identity.id, { renewed: 'codes for a lost factor' });
    return { ok: true, codes };
  });
}

/** Tells the log which second factor came or went. */
export function noteFactor(trx: Transaction, account: string, after: Record<string, unknown>): void {
  noteChange(trx, { subject: `account:${account}`, before: null, after });
}

/** Recovery codes for the first second factor of an account; none where there are some already. */
export async function firstRecoveryCodes(trx: Transaction, account: string): Promise<string[]> {
  if ((await countRecoveryCodes(trx, account)) > 0) return [];
  const { codes, hashes } = newRecoveryCodes(account);
  await replaceRecoveryCodes(trx, account, hashes);
  return codes;
}

/** Recovery codes replace a second factor; where there is none they replace nothing. */
export async function dropIdleRecoveryCodes(trx: Transaction, id: string): Promise<void> {
  const account = await accountById(trx, id);
  if (!account) return;
  const { totp, passkeys } = await secondFactorsOf(trx, account);
  if (!totp && passkeys === 0) await replaceRecoveryCodes(trx, id, []);
}
