import { generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { sessionCookie, type Identity } from '#lib/server/accounts/index.ts';
import { addGroupRole } from '#lib/server/directory/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import * as begin from '../../src/routes/sign-in/oidc/+server.ts';
import * as callback from '../../src/routes/sign-in/oidc/callback/+server.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import {
  broken,
  endless,
  raw,
  signed,
  signedWithPublicKey,
  stalled,
  startEvilProvider,
  unsigned,
  type Evil,
  type EvilProvider,
} from './evil-provider.ts';
import { browser, origin, runOn, signIn, stopRunning, type Browser } from './signed-in-site.ts';

// What is refused here is refused before anything is asked of the store, so one kind of store will do.
const [kind] = storeKinds();
if (!kind) throw new Error('there is a kind of store');

describe('an OpenID Provider that is not what it should be', () => {
  const store = givenStore(kind);
  let provider: EvilProvider;

  const oidc = (issuer: string): NonNullable<SignInConfig['oidc']> => ({
    issuer: new URL(issuer),
    clientId: 'allmende',
    clientSecret: 'secret',
    groupsClaim: 'groups',
    scope: 'openid email',
  });

  beforeAll(async () => {
    const town = await store.newTown();
    const operator = { id: 'operator' } as Identity;
    await addGroupRole(store.db, operator, { group: 'it', target: town.authority, role: 'lesen' });
  });
  // Each on a port of its own, because what a provider says about itself is remembered.
  beforeEach(async () => {
    await store.db.asOperator((trx) => trx.deleteFrom('rate_limit').execute());
    provider = await startEvilProvider();
    runOn(store.db, signIn(oidc(provider.issuer)));
  });
  afterEach(() => provider.stop());
  afterAll(stopRunning);

  const outcome = async (
    visitor: Browser = browser(),
    back: (search: URLSearchParams) => void = () => {},
  ): Promise<string | null> => {
    const begun = await visitor.go('/sign-in/oidc', begin, '/sign-in/oidc');
    const to = begun.headers.get('location') ?? '';
    if (to.startsWith('/')) return to;
    const asked = new URL(to).searchParams;
    provider.nonce = asked.get('nonce') ?? '';
    const address = new URL('/sign-in/oidc/callback', origin);
    address.searchParams.set('code', 'code');
    address.searchParams.set('state', asked.get('state') ?? '');
    address.searchParams.set('iss', provider.issuer);
    back(address.searchParams);
    return (await visitor.go('/sign-in/oidc/callback', callback, address)).headers.get('location');
  };
  const refusal = (because: string) => `/sign-in/oidc/refused?because=${because}`;

  it('signs somebody in where it does everything right, which shows that the rest is refused for its flaw', async () => {
    const visitor = browser();
    expect(await outcome(visitor)).toBe('/');
    expect(visitor.cookies.has(sessionCookie(origin))).toBe(true);
    expect(provider.asked).toEqual(['/.well-known/openid-configuration', '/token', '/keys']);
  });

  const now = () => Math.floor(Date.now() / 1000);
  const without = (name: string) => (right: Record<string, unknown>) => {
    const { [name]: _gone, ...rest } = right;
    return rest;
  };
  const withClaim = (change: Record<string, unknown>): Evil => ({
    claims: (right) => ({ ...right, ...change }),
  });
  /** Times so many seconds from the moment of the answer. */
  const withTimes = (seconds: Record<string, number>): Evil => ({
    claims: (right) => ({
      ...right,
      ...Object.fromEntries(Object.entries(seconds).map(([name, from]) => [name, now() + from])),
    }),
  });
  const ecToken: Evil['token'] = (header, claims) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const text = [{ ...header, alg: 'ES256' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };

  const flaws: [string, Evil, string][] = [
    ['a token without signature, alg none', { token: unsigned }, 'invalid'],
    ['alg None, spelled otherwise', { header: { alg: 'None' } }, 'invalid'],
    ['alg none with a signature', { header: { alg: 'none' } }, 'invalid'],
    ['no alg', { header: { alg: undefined } }, 'invalid'],
    ['an alg that is no text', { header: { alg: ['RS256'] } }, 'invalid'],
    ['the public key as shared secret, HS256', { token: signedWithPublicKey }, 'invalid'],
    ['an alg that it did not announce', { header: { alg: 'RS512' } }, 'invalid'],
    ['a signature on another curve', { token: ecToken }, 'invalid'],
    [
      'a signature by another key',
      { token: (header, claims, { otherKey }) => signed(header, claims, otherKey) },
      'invalid',
    ],
    [
      'an empty signature',
      { token: (header, claims, { key }) => signed(header, claims, key).replace(/[^.]+$/, '') },
      'invalid',
    ],
    [
      'a signature that was cut',
      { token: (header, claims, { key }) => signed(header, claims, key).slice(0, -20) },
      'invalid',
    ],
    [
      'claims that were changed after signing',
      {
        token: (header, claims, { key }) => {
          const [head, , tail] = signed(header, claims, key).split('.');
          return [
            head,
            Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url'),
            tail,
          ].join('.');
        },
      },
      'invalid',
    ],
    ['an unknown key id', { header: { kid: 'two' } }, 'invalid'],
    [
      'a key of its own in the token',
      {
        token: (header, claims, { otherKey }) =>
          signed({ ...header, kid: undefined, jwk: otherKey.export({ format: 'jwk' }) }, claims, otherKey),
      },
      'invalid',
    ],
    [
      'the address of a key in the token',
      {
        token: (header, claims, { otherKey }) =>
          signed({ ...header, jku: 'https://evil.example/keys' }, claims, otherKey),
      },
      'invalid',
    ],
    ['a header that must be understood', { header: { crit: ['exp2'], exp2: 1 } }, 'invalid'],
    ['a token that is no token', { token: () => 'not a token' }, 'invalid'],
    ['an empty token', { token: () => '' }, 'invalid'],
    ['a token in five parts', { token: () => 'a.b.c.d.e' }, 'invalid'],
    [
      'a token whose claims are a list',
      { token: (header, _claims, { key }) => signed(header, [] as never, key) },
      'invalid',
    ],
    ['no issuer', { claims: without('iss') }, 'invalid'],
    ['another issuer', withClaim({ iss: 'https://evil.example' }), 'invalid'],
    [
      'the issuer with a slash',
      { claims: (right) => ({ ...right, iss: `${String(right['iss'])}/` }) },
      'invalid',
    ],
    ['no audience', { claims: without('aud') }, 'invalid'],
    ['another audience', withClaim({ aud: 'other' }), 'invalid'],
    ['an empty list of audiences', withClaim({ aud: [] }), 'invalid'],
    ['an audience that only begins like ours', withClaim({ aud: 'allmende2' }), 'invalid'],
    ['several audiences and nobody named', withClaim({ aud: ['allmende', 'other'] }), 'invalid'],
    [
      'several audiences, made for another',
      withClaim({ aud: ['allmende', 'other'], azp: 'other' }),
      'invalid',
    ],
    ['one audience, made for another', withClaim({ azp: 'other' }), 'invalid'],
    ['no nonce', { claims: without('nonce') }, 'invalid'],
    ['another nonce', withClaim({ nonce: 'x'.repeat(43) }), 'invalid'],
    ['a nonce that is no text', withClaim({ nonce: 7 }), 'invalid'],
    ['no end', { claims: without('exp') }, 'invalid'],
    ['an end that has passed', withTimes({ exp: -60 }), 'invalid'],
    ['an end as text', withClaim({ exp: '9999999999' }), 'invalid'],
    ['no time of issue', { claims: without('iat') }, 'invalid'],
    ['issued in the future', withTimes({ iat: 120, exp: 600 }), 'invalid'],
    ['issued an hour ago', withTimes({ iat: -3600 }), 'invalid'],
    ['not valid before a later time', withTimes({ nbf: 120 }), 'invalid'],
    ['no subject', { claims: without('sub') }, 'invalid'],
    ['an empty subject', withClaim({ sub: '' }), 'invalid'],
    ['a subject that is a number', withClaim({ sub: 7 }), 'invalid'],
    ['a subject of 300 signs', withClaim({ sub: 'x'.repeat(300) }), 'invalid'],
    ['no token', { answer: without('id_token') }, 'invalid'],
    ['a token that is a number', { answer: (right) => ({ ...right, id_token: 7 }) }, 'invalid'],
    ['no access token', { answer: without('access_token') }, 'invalid'],
    ['no kind of token', { answer: without('token_type') }, 'invalid'],
    ['another kind of token', { answer: (right) => ({ ...right, token_type: 'mac' }) }, 'invalid'],
    ['a list as answer', { answer: () => [] }, 'invalid'],
    ['null as answer', { answer: () => null }, 'invalid'],
    ['a page as answer', { answer: raw(200, '<h1>Hello</h1>', { 'content-type': 'text/html' }) }, 'invalid'],
    ['half an answer', { answer: raw(200, '{"access_token":') }, 'invalid'],
    ['invalid_grant', { answer: raw(400, '{"error":"invalid_grant"}') }, 'invalid'],
    ['invalid_client', { answer: raw(401, '{"error":"invalid_client"}') }, 'invalid'],
    ['a failing token endpoint, 500', { answer: raw(500, 'oops') }, 'unreachable'],
    [
      'a failing token endpoint, 503 with JSON',
      { answer: raw(503, '{"error":"temporarily_unavailable"}') },
      'unreachable',
    ],
    ['a token endpoint that breaks off', { answer: broken() }, 'unreachable'],
    ['a token endpoint that never ends', { answer: endless() }, 'unreachable'],
    [
      'a token endpoint that sends elsewhere',
      { answer: raw(302, '', { location: 'http://127.0.0.1:1/' }) },
      'invalid',
    ],
    ['no keys', { keys: () => ({ keys: [] }) }, 'invalid'],
    [
      'keys for encryption only',
      { keys: (right) => ({ keys: (right['keys'] as object[]).map((key) => ({ ...key, use: 'enc' })) }) },
      'invalid',
    ],
    ['keys that are no list', { keys: () => ({ keys: {} }) }, 'invalid'],
    [
      'two keys of the same id',
      { keys: (right) => ({ keys: [...(right['keys'] as object[]), ...(right['keys'] as object[])] }) },
      'invalid',
    ],
    ['keys that break off', { keys: broken() }, 'unreachable'],
    ['keys that fail', { keys: raw(500, '') }, 'unreachable'],
    [
      'user info about somebody else',
      { claims: without('groups'), userinfo: () => ({ sub: 'other', groups: ['it'] }) },
      'invalid',
    ],
    [
      'user info about nobody',
      { claims: without('groups'), userinfo: () => ({ groups: ['it'] }) },
      'invalid',
    ],
    ['user info that fails', { claims: without('groups'), userinfo: raw(500, '') }, 'unreachable'],
    ['user info that needs more rights', { claims: without('groups'), userinfo: raw(403, '{}') }, 'invalid'],
    ['groups that are numbers', withClaim({ groups: [1, 2, null, { name: 'it' }] }), 'no-role'],
    ['groups nested in a list', withClaim({ groups: [['it']] }), 'no-role'],
    ['groups in one text', withClaim({ groups: 'it,other' }), 'no-role'],
    ['a group in other letters', withClaim({ groups: ['IT'] }), 'no-role'],
    ['a group with a space', withClaim({ groups: ['it '] }), 'no-role'],
  ];

  it.each(flaws)('signs nobody in with %s', async (_name, evil, because) => {
    provider.evil = evil;
    const visitor = browser();
    expect(await outcome(visitor)).toBe(refusal(because));
    expect(visitor.cookies.has(sessionCookie(origin))).toBe(false);
  });

  const descriptions: [string, NonNullable<Evil['discovery']>, string][] = [
    ['that fails', raw(500, 'oops'), 'unreachable'],
    ['that is not there', raw(404, 'no'), 'misconfigured'],
    ['that breaks off', broken(), 'unreachable'],
    ['without end', endless(), 'unreachable'],
    [
      'that is packed into a bomb',
      raw(200, gzipSync(Buffer.alloc(20_000_000, ' ')), { 'content-encoding': 'gzip' }),
      'unreachable',
    ],
    ['that sends elsewhere', raw(302, '', { location: 'http://127.0.0.1:1/' }), 'misconfigured'],
    [
      'that sends into the network of the server',
      raw(301, '', { location: 'http://169.254.169.254/' }),
      'misconfigured',
    ],
    ['that is a page', raw(200, '<html>', { 'content-type': 'text/html' }), 'misconfigured'],
    ['that is half', raw(200, '{"issuer":'), 'misconfigured'],
    ['that is a list', () => [], 'misconfigured'],
    ['of another issuer', (right) => ({ ...right, issuer: 'https://evil.example' }), 'misconfigured'],
    ['without issuer', without('issuer'), 'misconfigured'],
    ['without authorization endpoint', without('authorization_endpoint'), 'misconfigured'],
    ['without token endpoint', without('token_endpoint'), 'misconfigured'],
    ['without keys', without('jwks_uri'), 'misconfigured'],
    [
      'with a script as authorization endpoint',
      (right) => ({ ...right, authorization_endpoint: 'javascript:alert(1)' }),
      'misconfigured',
    ],
    [
      'with an authorization endpoint elsewhere, unencrypted',
      (right) => ({ ...right, authorization_endpoint: 'http://evil.example/auth' }),
      'misconfigured',
    ],
    [
      'with a token endpoint in the network of the server',
      (right) => ({ ...right, token_endpoint: 'http://169.254.169.254/token' }),
      'misconfigured',
    ],
    ['with a file as keys', (right) => ({ ...right, jwks_uri: 'file:///etc/passwd' }), 'misconfigured'],
    [
      'with user info at a name that looks like this computer',
      (right) => ({ ...right, userinfo_endpoint: 'http://127.0.0.1.evil.example/' }),
      'misconfigured',
    ],
    [
      'with a name in the address of the token endpoint',
      (right) => ({
        ...right,
        token_endpoint: String(right['token_endpoint']).replace('//', '//user:pass@'),
      }),
      'misconfigured',
    ],
    ['with endpoints that are no text', (right) => ({ ...right, token_endpoint: ['x'] }), 'misconfigured'],
  ];

  it.each(descriptions)(
    'leads nobody to a provider with a description %s',
    async (_name, discovery, because) => {
      provider.evil = { discovery };
      expect(await outcome()).toBe(refusal(because));
      expect(provider.asked).toEqual(['/.well-known/openid-configuration']);
    },
  );

  it('waits five seconds for a description and no longer', async () => {
    provider.evil = { discovery: stalled() };
    // A hundredth of the time will do; without any, this would never end.
    const { timeout } = AbortSignal;
    const patience = new Set<number>();
    const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      patience.add(milliseconds);
      return timeout.call(AbortSignal, milliseconds / 100);
    });
    onTestFinished(() => spy.mockRestore());
    expect(await outcome()).toBe(refusal('unreachable'));
    expect(patience).toEqual(new Set([5000]));
  });

  it('asks again after a failure, so that nothing has to be restarted', async () => {
    provider.evil = { discovery: raw(503, '') };
    expect(await outcome()).toBe(refusal('unreachable'));
    provider.evil = {};
    expect(await outcome()).toBe('/');
  });

  it('asks for no description over an unencrypted line', async () => {
    for (const issuer of [
      'http://192.0.2.1',
      'http://id.example',
      'ftp://127.0.0.1',
      'http://127.0.0.1.evil.example',
    ]) {
      runOn(store.db, signIn(oidc(issuer)));
      expect(await outcome()).toBe(refusal('misconfigured'));
    }
  });

  it('asks nothing on behalf of a browser that did not begin', async () => {
    const visitor = browser();
    for (const query of [
      '',
      '?code=x',
      '?code=x&state=y',
      '?error=access_denied',
      '?iss=http://169.254.169.254&code=x&state=y',
    ]) {
      const response = await visitor.go('/sign-in/oidc/callback', callback, `/sign-in/oidc/callback${query}`);
      expect(response.headers.get('location')).toBe(refusal('expired'));
    }
    expect(provider.asked).toEqual([]);
  });

  it.each([
    ['an error of its own', (search: URLSearchParams) => search.set('error', 'server_error'), 'denied'],
    [
      'an issuer that was mixed up',
      (search: URLSearchParams) => search.set('iss', 'https://honest.example'),
      'invalid',
    ],
    ['no issuer, though it announced one', (search: URLSearchParams) => search.delete('iss'), 'invalid'],
    ['no code', (search: URLSearchParams) => search.delete('code'), 'invalid'],
  ])('signs nobody in with %s in the answer', async (_name, back, because) => {
    const visitor = browser();
    expect(await outcome(visitor, back)).toBe(refusal(because));
    expect(provider.asked).not.toContain('/token');
    expect(visitor.cookies.has(sessionCookie(origin))).toBe(false);
  });
});
