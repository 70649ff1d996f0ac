import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { addressBucket, hashToken, newToken, spendAttempt } from '#lib/server/accounts/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { openProvider } from './provider.ts';
import { insertFlow } from './store/flows.ts';

/** Seconds for signing in at the provider. */
export const flowSeconds = 600;

export type BegunSignIn =
  /** Where to send the browser, and what its cookie has to hold. */

  | { ok: true; address: URL; browser: string }
  | { ok: false; problem: 'unreachable' | 'misconfigured' }
  /** `retryAfter` is in seconds. */
  | { ok: false; problem: 'too-often'; retryAfter: number };

/** Each sign-in that is begun waits in the store; those that are finished are given back to their network. */
export function beginningsFrom({ secret }: Pick<SignInConfig, 'secret'>, visitorAddress: string) {
  return [addressBucket(secret, 'sign-in at provider by address', visitorAddress)];
}

/**
 * Begins a sign-in at the OpenID Provider. What comes back is believed only in the browser that holds the cookie.
 *
 * @param visitorAddress limits how many one network begins
 * @param browser the cookie that the browser holds already, so that two windows can sign in beside each other
 */
export async function beginSignIn(
  db: Database,
  signIn: SignInConfig,
  {
    returnTo,
    browser,
    visitorAddress,
  }: { returnTo: string; browser: string | undefined; visitorAddress: string },
): Promise<BegunSignIn> {
  if (!signIn.oidc) return { ok: false, problem: 'misconfigured' };
  const opened = await openProvider(signIn.oidc);
  if (!opened.ok) return opened;
  const spent = await spendAttempt(db, beginningsFrom(signIn, visitorAddress));
  if (!spent.ok) return { ...spent, problem: 'too-often' };
  const state = randomState();
  const nonce = randomNonce();
  const verifier = randomPKCECodeVerifier();
  const held = browser !== undefined && /^[\w-]{43}$/.test(browser) ? browser : newToken().token;
  await db.asOperator((trx) =>
    insertFlow(
      trx,
      { state: hashToken(state), browser: hashToken(held) },
      { nonce, verifier, returnTo },
      flowSeconds,
    ),
  );
  const address = buildAuthorizationUrl(opened.provider, {
    redirect_uri: callbackAddress(signIn).href,
    scope: signIn.oidc.scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { ok: true, address, browser: held };
}

/** Where the provider sends people back to; it has to be registered there. */
export function callbackAddress({ origin }: Pick<SignInConfig, 'origin'>): URL {
  return new URL('/sign-in/oidc/callback', origin);
}
