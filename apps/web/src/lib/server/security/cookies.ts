/** What a cookie is set with; no Domain, so that it goes to this host alone. */
export interface CookieAttributes {
  path: '/';
  httpOnly: true;
  secure: boolean;
  sameSite: 'lax';
}

/**
 * The name under which a cookie is set. Where the public address is https, the browser itself then guards it: `__Host-`
 * is taken only over https, for this very host and all of its paths, so that no neighbour under the same domain can
 * plant one.
 *
 * @example cookieName('session', new URL('https://allmende.example.org')) // '__Host-session'
 */
export function cookieName(base: string, origin: URL): string {
  return origin.protocol === 'https:' ? `__Host-${base}` : base;
}

/**
 * Attributes of every cookie: out of reach of scripts, not sent along with what other sites post, and over https alone
 * where the public address is https.
 *
 * @example cookies.set(cookieName('session', origin), token, { ...cookieAttributes(origin), maxAge: 43_200 })
 */
export function cookieAttributes(origin: URL): CookieAttributes {
  return { path: '/', httpOnly: true, secure: origin.protocol === 'https:', sameSite: 'lax' };
}
