import { expect, it } from 'vitest';
import { cookieAttributes, cookieName } from '#lib/server/security/index.ts';

it('a cookie is tied to host and https where the public address is https', () => {
  const origin = new URL('https://allmende.stadt.example');
  expect(cookieName('session', origin)).toBe('__Host-session');
  // What the prefix demands: Secure, the whole site, and no Domain; a browser drops the cookie otherwise.
  expect(cookieAttributes(origin)).toEqual({ path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
});

it('a cookie on this computer goes without, because not every browser takes Secure cookies over plain http', () => {
  const origin = new URL('http://127.0.0.1:3000');
  expect(cookieName('session', origin)).toBe('session');
  expect(cookieAttributes(origin)).toEqual({ path: '/', httpOnly: true, secure: false, sameSite: 'lax' });
});
