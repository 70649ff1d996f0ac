import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { SignInConfig } from '#lib/server/config.ts';
import { clientAddress, cookieAttributes, cookieName } from '#lib/server/security/index.ts';
import { sessionCookie } from './identify.ts';

/** Who knocks, before it is known who it is. */
export interface Visitor {
  /** Used for rate limits; a session keeps only the network that it lies in. */
  address: string;
  userAgent: string;
  /** The token of a browser in which somebody has signed in before; whose, the store knows. */
  device: string | null;
  /** The session that the browser brings along; it ends when another one begins. */
  previous: { account: string; session: string } | null;
}

/** What a finished sign-in gives to the browser. */
export interface SignedIn {
  ok: true;
  /** Token of the new session. */
  session: string;
  /** Token that makes this browser a known one. */
  device: string;
}

const deviceCookie = 'device';
const flowCookie = 'sign-in';
const halfYear = 180 * 24 * 3600;

export function visitorOf(
  event: Pick<RequestEvent, 'request' | 'cookies' | 'locals' | 'getClientAddress'>,
  signIn: SignInConfig,
): Visitor {
  const forwarded = event.request.headers.get('x-forwarded-for');
  const address = clientAddress({ socket: event.getClientAddress(), forwarded }, signIn.proxyHops);
  const device = event.cookies.get(cookieName(deviceCookie, signIn.origin)) ?? '';
  const { actor } = event.locals;
  return {
    address,
    userAgent: event.request.headers.get('user-agent') ?? '',
    device: /^[\w-]{43}$/.test(device) ? device : null,
    previous: actor.session === null ? null : { account: actor.id, session: actor.session },
  };
}

/** Hands the browser its new session. */
export function giveSession(cookies: Cookies, origin: URL, { session, device }: SignedIn): void {
  const attributes = cookieAttributes(origin);
  cookies.set(sessionCookie(origin), session, attributes);
  cookies.set(cookieName(deviceCookie, origin), device, { ...attributes, maxAge: halfYear });
  cookies.delete(cookieName(flowCookie, origin), attributes);
}

export function takeSession(cookies: Cookies, origin: URL): void {
  cookies.delete(sessionCookie(origin), cookieAttributes(origin));
}

/** Hands the browser the token of a sign-in that needs another request. */
export function giveFlow(cookies: Cookies, origin: URL, flow: string): void {
  cookies.set(cookieName(flowCookie, origin), flow, { ...cookieAttributes(origin), maxAge: 600 });
}

export function flowOf(cookies: Cookies, origin: URL): string {
  return cookies.get(cookieName(flowCookie, origin)) ?? '';
}
