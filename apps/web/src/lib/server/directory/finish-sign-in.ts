import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  fetchUserInfo,
  type Configuration,
  type IDToken,
} from 'openid-client';
import { hashToken, returnAttempt } from '#lib/server/accounts/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { admit, type AdmissionProblem } from './admit.ts';
import { beginningsFrom, callbackAddress } from './begin-sign-in.ts';
import { readClaims, type PersonClaims } from './claims.ts';
import { isNoAnswer, openProvider, type OidcConfig } from './provider.ts';
import { takeFlow, type StoredFlow } from './store/flows.ts';

/** Why nobody was signed in. */
export type SignInProblem =
  | AdmissionProblem
  | 'unreachable'
  | 'misconfigured'
  /** The sign-in was not begun in this browser, was finished already, or took too long. */
  | 'expired'
  /** The provider sent the person back without a sign-in. */
  | 'denied'
  /** The provider's answer does not prove who the person is. */
  | 'invalid';

export type FinishedSignIn =
  { ok: true; account: string; returnTo: string } | { ok: false; problem: SignInProblem };

/**
 * Finishes a sign-in with what the provider sent back through the browser: checks it, finds or makes the account, makes
 * its rights from groups what the groups say now. The caller begins the session. Whatever does not fit names nobody.
 */
export async function finishSignIn(
  db: Database,
  signIn: SignInConfig,
  {
    answer,
    browser,
    visitorAddress,
  }: { answer: URLSearchParams; browser: string | undefined; visitorAddress: string },
): Promise<FinishedSignIn> {
  const { oidc } = signIn;
  if (!oidc) return { ok: false, problem: 'misconfigured' };
  const flow = await takenFlow(db, answer, browser);
  if (!flow) return { ok: false, problem: 'expired' };
  const opened = await openProvider(oidc);
  if (!opened.ok) return opened;
  const proven = await provenClaims(opened.provider, signIn, oidc, answer, flow);
  if (!proven.ok) return proven;
  const admitted = await db.asOperator((trx) => admit(trx, proven.claims));
  if (!admitted.ok) return admitted;
  await returnAttempt(db, beginningsFrom(signIn, visitorAddress));
  return { ...admitted, returnTo: flow.returnTo };
}

interface Flow extends StoredFlow {
  state: string;
}

async function takenFlow(
  db: Database,
  answer: URLSearchParams,
  browser: string | undefined,
): Promise<Flow | null> {
  const [state, ...more] = answer.getAll('state');
  if (!state || more.length > 0 || !browser || state.length > 200) return null;
  const hashes = { state: hashToken(state), browser: hashToken(browser) };
  const flow = await db.asOperator((trx) => takeFlow(trx, hashes));
  return flow && { ...flow, state };
}

async function provenClaims(
  provider: Configuration,
  signIn: SignInConfig,
  oidc: OidcConfig,
  answer: URLSearchParams,
  flow: Flow,
): Promise<{ ok: true; claims: PersonClaims } | { ok: false; problem: SignInProblem }> {
  const address = callbackAddress(signIn);
  address.search = answer.toString();
  try {
    const tokens = await authorizationCodeGrant(provider, address, {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !isForUs(claims, oidc.clientId)) return { ok: false, problem: 'invalid' };
    const isComplete = claims['email'] !== undefined && claims[oidc.groupsClaim] !== undefined;
    const more =
      isComplete || provider.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await fetchUserInfo(provider, tokens.access_token, claims.sub);
    const read = readClaims({ ...more, ...claims }, oidc.groupsClaim);
    return read ? { ok: true, claims: read } : { ok: false, problem: 'invalid' };
  } catch (thrown) {
    if (thrown instanceof AuthorizationResponseError) return { ok: false, problem: 'denied' };
    return { ok: false, problem: isNoAnswer(thrown) ? 'unreachable' : 'invalid' };
  }
}

/** Seconds that an ID token may be old when it arrives, and that clocks may differ. */
const oldest = 600;
const tolerance = 30;

/** What the library leaves to the caller: the time of issue, and for whom among several audiences. */
function isForUs({ iat, azp, aud }: IDToken, clientId: string): boolean {
  const now = Date.now() / 1000;
  if (iat > now + tolerance || iat < now - oldest - tolerance) return false;
  if (azp !== undefined && azp !== clientId) return false;
  return !Array.isArray(aud) || aud.length === 1 || azp === clientId;
}
