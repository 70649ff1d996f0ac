import {
  allowInsecureRequests,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  type Configuration,
  type CustomFetchOptions,
} from 'openid-client';
import type { SignInConfig } from '#lib/server/config.ts';

export type OidcConfig = NonNullable<SignInConfig['oidc']>;

export type OpenedProvider =
  | { ok: true; provider: Configuration }
  /** `unreachable`: it does not answer, or not in time; `misconfigured`: what it says about itself cannot be used. */
  | { ok: false; problem: 'unreachable' | 'misconfigured' };

const patienceSeconds = 5;
const largestAnswer = 512 * 1024;
const toleranceSeconds = 30;
const keptMilliseconds = 3_600_000;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Raised by a request to the provider that did not bring a usable answer. */
class NoAnswer extends Error {}

const known = new Map<string, { provider: Configuration; until: number }>();

/**
 * What the configured OpenID Provider says about itself, asked at most once an hour. Only addresses that this provider
 * names are asked, over https, or over http where the provider itself is on this computer.
 */
export async function openProvider(oidc: OidcConfig): Promise<OpenedProvider> {
  const { issuer, clientId, clientSecret } = oidc;
  const key = `${issuer.href} ${clientId} ${clientSecret ?? ''}`;
  const kept = known.get(key);
  if (kept && kept.until > Date.now()) return { ok: true, provider: kept.provider };
  if (!isAllowed(issuer, issuer)) return { ok: false, problem: 'misconfigured' };
  try {
    const provider = await discovery(
      issuer,
      clientId,
      {
        [clockTolerance]: toleranceSeconds,
        ...(clientSecret === null ? {} : { client_secret: clientSecret }),
      },
      clientSecret === null ? None() : undefined,
      {
        timeout: patienceSeconds,
        [customFetch]: (url, options) => ask(url, options, issuer),
        execute: [
          // The signature of the ID token counts, not only that it came over TLS.
          enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : []),
        ],
      },
    );
    if (!isUsable(provider, issuer)) return { ok: false, problem: 'misconfigured' };
    known.set(key, { provider, until: Date.now() + keptMilliseconds });
    return { ok: true, provider };
  } catch (thrown) {
    return { ok: false, problem: isNoAnswer(thrown) ? 'unreachable' : 'misconfigured' };
  }
}

/** Whether an error means that the provider did not answer, rather than that it answered something wrong. */
export function isNoAnswer(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof NoAnswer) return true;
    if (error.name === 'TimeoutError' || error.name === 'AbortError') return true;
    if (error.cause instanceof Response && error.cause.status >= 500) return true;
  }
  return false;
}

/** A browser is sent to these addresses, and codes and tokens to those: none may be anything but a safe web address. */
function isUsable(provider: Configuration, issuer: URL): boolean {
  const server = provider.serverMetadata();
  const needed = [server.authorization_endpoint, server.token_endpoint, server.jwks_uri];
  const optional = [server.userinfo_endpoint, server.end_session_endpoint];
  return [...needed, ...optional.filter((each) => each !== undefined)].every(
    (address) => typeof address === 'string' && URL.canParse(address) && isAllowed(new URL(address), issuer),
  );
}

function isAllowed(address: URL, issuer: URL): boolean {
  if (address.username !== '' || address.password !== '') return false;
  if (address.protocol === 'https:') return true;
  return address.protocol === 'http:' && loopback.has(address.hostname) && loopback.has(issuer.hostname);
}

/** One request: no redirects, no more than a few seconds with the body, no more than a sensible size. */
async function ask(url: string, options: CustomFetchOptions, issuer: URL): Promise<Response> {
  if (!isAllowed(new URL(url), issuer)) throw new Error('The provider names an address that is not safe.');
  const signal = AbortSignal.timeout(patienceSeconds * 1000);
  try {
    const response = await fetch(url, { ...(options as RequestInit), redirect: 'manual', signal });
    const body = await readBody(response);
    const { status, headers } = response;
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  } catch (thrown) {
    throw new NoAnswer('The provider did not answer.', { cause: thrown });
  }
}

async function readBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (response.body)
    for await (const piece of response.body) {
      size += piece.byteLength;
      // Leaving the loop cancels the rest.
      if (size > largestAnswer) throw new Error('The answer of the provider is too large.');
      pieces.push(piece);
    }
  return new Uint8Array(Buffer.concat(pieces));
}
