import { error, type RequestEvent } from '@sveltejs/kit';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { cookieAttributes, cookieName } from '#lib/server/security/index.ts';
import { resolveToken } from './api-tokens.ts';
import { guest, type Identity } from './identity.ts';
import { localIdentity } from './local-authorities.ts';
import { resolveSession } from './sessions.ts';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Name of the session cookie; it ends with the browser, the session in the store earlier. */
export function sessionCookie(origin: URL): string {
  return cookieName('session', origin);
}

/**
 * Who asks. Refuses names that the server does not answer to. A request with a token in its Authorization header is
 * who the token stands for or nobody, whatever cookies come along.
 */
export async function identify(
  event: Pick<RequestEvent, 'url' | 'cookies' | 'request'>,
  { db, signIn }: { db: Database; signIn: SignInConfig | null },
): Promise<Identity> {
  if (!signIn) {
    // Without sign-in the only fence is that the server listens on this computer. A page elsewhere could still point a
    // name of its own at 127.0.0.1 and read through the browser (DNS rebinding); its Host header gives it away.
    if (!loopbackHosts.has(event.url.hostname))
      error(403, 'Local mode answers on 127.0.0.1 and localhost only.');
    return localIdentity(db, event.cookies.get('authority'));
  }
  if (event.url.host !== signIn.origin.host) error(421, `This server answers as ${signIn.origin.host} only.`);
  const bearer = /^Bearer(?: +(.*))?$/is.exec(event.request.headers.get('authorization') ?? '');
  if (bearer) return (await resolveToken(db, bearer[1]?.trim() ?? '')) ?? guest;
  const token = event.cookies.get(sessionCookie(signIn.origin));
  if (!token) return guest;
  const found = await resolveSession(db, token);
  if (!found) {
    event.cookies.delete(sessionCookie(signIn.origin), cookieAttributes(signIn.origin));
    return guest;
  }
  if (found.nextToken)
    event.cookies.set(sessionCookie(signIn.origin), found.nextToken, cookieAttributes(signIn.origin));
  return found.identity;
}
