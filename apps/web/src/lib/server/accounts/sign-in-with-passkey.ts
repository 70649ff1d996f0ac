import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { admit, beginSession, type Factor } from './complete-sign-in.ts';
import { authenticationOptions, claimOf, verifiedUse } from './passkeys.ts';
import { addressBucket, returnAttempt, spendAttempt } from './rate-limits.ts';
import { hashToken, newToken } from './sessions.ts';
import type { TooOften } from './sign-in-with-password.ts';
import { accountById } from './store/accounts.ts';
import { deleteFlow, insertFlow, selectFlow, setChallenge, takeChallenge } from './store/flows.ts';
import { notePasskeyUse, passkeyById, passkeysOf } from './store/passkeys.ts';
import type { SignedIn, Visitor } from './visitor.ts';

const flowSeconds = 300;

/** Begins a sign-in by passkey alone: what the browser is asked, and the token of this sign-in. */
export async function beginPasskeySignIn(db: Database, signIn: SignInConfig) {
  const options = await authenticationOptions(signIn);
  const { token, hash } = newToken();
  await db.asOperator((trx) =>
    insertFlow(trx, {
      kind: 'passkey-sign-in',
      tokenHash: hash,
      account: null,
      factors: [],
      challenge: options.challenge,
      lifetimeSeconds: flowSeconds,
    }),
  );
  return { options, flow: token };
}

/** The same as the second step after a password; null when there was no first one. */
export async function beginPasskeyStep(db: Database, signIn: SignInConfig, flow: string) {
  const hash = hashToken(flow);
  const passkeys = await db.asOperator(async (trx) => {
    const found = await selectFlow(trx, 'second-factor', hash);
    return found?.account ? passkeysOf(trx, found.account) : [];
  });
  if (passkeys.length === 0) return null;
  const options = await authenticationOptions(signIn, passkeys);
  const isOpen = await db.asOperator((trx) => setChallenge(trx, hash, options.challenge));
  return isOpen ? { options } : null;
}

/**
 * Signs somebody in by what their passkey answered: alone (a passkey is something they have, unlocked by what they know
 * or are), or as the second step after a password. Each question can be answered once.
 */
export async function signInWithPasskey(
  db: Database,
  signIn: SignInConfig,
  given: { kind: 'passkey-sign-in' | 'second-factor'; flow: string; answer: unknown },
  visitor: Visitor,
): Promise<SignedIn | { ok: false; problem: 'wrong' } | TooOften> {
  const buckets = [addressBucket(signIn.secret, 'sign-in by address', visitor.address)];
  const spent = await spendAttempt(db, buckets);
  if (!spent.ok) return { ok: false, problem: 'too-often', retryAfter: spent.retryAfter };

  const wrong = { ok: false, problem: 'wrong' } as const;
  const tokenHash = hashToken(given.flow);
  const claim = claimOf(given.answer);
  const { flow, passkey, account } = await db.asOperator(async (trx) => {
    const flow = await takeChallenge(trx, given.kind, tokenHash);
    const passkey = claim && (await passkeyById(trx, claim.passkey));
    return { flow, passkey, account: passkey && (await accountById(trx, passkey.account_id)) };
  });
  if (!flow || !claim || !passkey || !account?.active) return wrong;
  // Without a first step, the authenticator itself must say whose passkey it is; after one, it must be that account's.
  if (claim.account !== null && claim.account !== account.id) return wrong;
  if (given.kind === 'passkey-sign-in' ? claim.account === null : flow.account !== account.id) return wrong;

  const use = await verifiedUse(signIn, flow.challenge, given.answer, passkey);
  if (!use) return wrong;
  const factors: Factor[] = [...(flow.factors as Factor[]), 'passkey'];
  const device = await db.asOperator(async (trx) => {
    await deleteFlow(trx, tokenHash);
    const isFresh = await notePasskeyUse(trx, passkey.id, use.counter, use.backedUp);
    return isFresh ? admit(trx, account.id, factors, visitor) : null;
  });
  if (device === null) return wrong;
  await returnAttempt(db, buckets);
  return beginSession(db, account.id, { factors, device }, visitor);
}
