import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/index.ts';
import { courteousGet, listHosts, setHostToken } from '#lib/server/forges/index.ts';
import { forgetHost } from '#lib/server/forges/hosts/host-state.ts';
import { backOff, readBudget } from '#lib/server/forges/hosts/rate-budget.ts';
import { robotsAllow } from '#lib/server/forges/hosts/robots.ts';
import { readRobots } from '#lib/server/forges/hosts/read-robots.ts';
import { FakeForge } from './fake/index.ts';
import { forgesOn, givenStore, secret } from './given-forges.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => void ({ db, drop } = await givenStore()));
afterAll(() => drop());

let forge: FakeForge;
beforeEach(async () => {
  forge = await FakeForge.start('gitlab');
  forge.add('stadt/baum');
});
afterEach(() => forge.stop());
const version = (): URL => new URL(`${forge.origin}/api/v4/projects/1`);

describe('a host', () => {
  it('is not asked beyond the budget that it grants, by nobody until it is renewed', async () => {
    forge.budget = { limit: 5, remaining: 5, resetsAt: new Date(Date.now() + 3_600_000) };
    const forges = forgesOn(db, { patience: 100 });
    const answers = [];
    for (let at = 0; at < 10; at++) answers.push(await courteousGet(forges, version()));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect(forge.count).toBe(5);
    const last = answers.at(-1);
    expect(last).toMatchObject({ ok: false, trouble: { code: 'rate-limited', detail: forge.host } });
    // Another handle, another run after a restart: the budget is the host's.
    forgetHost(db, forge.host);
    expect(await courteousGet(forgesOn(db, { patience: 0 }), version())).toMatchObject({ ok: false });
    expect(forge.count).toBe(5);
    expect((await listHosts(db)).find(({ host }) => host === forge.host)?.blockedUntil).toBeInstanceOf(Date);
  });

  it('is asked again after the pause that it asks for', async () => {
    forge.misfortunes.push({ path: /./, times: 1, how: { status: 429, headers: { 'retry-after': '1' } } });
    const begun = Date.now();
    expect(await courteousGet(forgesOn(db), version())).toMatchObject({ ok: true });
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1000);
    expect(forge.count).toBe(2);
  });

  it('whose second limit GitHub tells in words only is left alone for a while', async () => {
    const how = { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } };
    forge.misfortunes.push({ path: /./, times: 1, how });
    expect(await courteousGet(forgesOn(db), version())).toMatchObject({ ok: true });
    expect(forge.count).toBe(2);
  });

  it('that fails is asked three times, and told', async () => {
    forge.misfortunes.push({ path: /./, times: 99, how: { status: 502 } });
    expect(await courteousGet(forgesOn(db), version())).toMatchObject({ trouble: { code: 'server-error' } });
    expect(forge.count).toBe(3);
  });

  it('that cuts the connection once is asked again', async () => {
    forge.misfortunes.push({ path: /./, times: 1, how: 'cut-in-body' });
    expect(await courteousGet(forgesOn(db), version())).toMatchObject({ ok: true, answer: { status: 200 } });
  });

  it('that does not answer is given up after the time for one answer', async () => {
    forge.misfortunes.push({ path: /./, times: 99, how: 'hang' });
    const forges = forgesOn(db, { limits: { milliseconds: 100, bytes: 1000 } });
    expect(await courteousGet(forges, version())).toMatchObject({ trouble: { code: 'too-slow' } });
  });

  it('that is silent again and again is left alone for a while, and still counts as silent', async () => {
    forge.misfortunes.push({ path: /./, times: 99, how: 'cut' });
    const forges = forgesOn(db, { patience: 0 });
    for (let at = 0; at < 5; at++)
      expect(await courteousGet(forges, version())).toMatchObject({
        trouble: { code: expect.stringMatching(/broken-off|unreachable/) as unknown },
      });
    expect(forge.count).toBeLessThan(10);
  });

  it('that asks to be asked slowly is', async () => {
    forge.pages.set('/robots.txt', { status: 200, body: 'User-agent: *\nCrawl-delay: 0.2\n' });
    const forges = forgesOn(db);
    await robotsAllow(forges, version());
    const begun = Date.now();
    await Promise.all([1, 2, 3, 4].map(() => courteousGet(forges, version())));
    expect(Date.now() - begun).toBeGreaterThanOrEqual(600);
  });

  it('gets at most four questions at once', async () => {
    let atOnce = 0;
    let most = 0;
    let go = (): void => {};
    const gone = new Promise<void>((done) => (go = done));
    const forges = forgesOn(db, {
      lookup: () => Promise.resolve(['127.0.0.1']),
      allowed: { names: () => true, permits: () => true },
    });
    const place = new URL(version().href.replace('127.0.0.1', 'forge.example'));
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const lookup = async (): Promise<string[]> => {
          atOnce += 1;
          most = Math.max(most, atOnce);
          // Four wait until they are four, and then a little for a fifth.
          if (atOnce === 4) setTimeout(go, 20);
          await gone;
          atOnce -= 1;
          return ['127.0.0.1'];
        };
        await courteousGet({ ...forges, lookup }, place);
      }),
    );
    expect(most).toBe(4);
  });

  it('ends waiting when the work is cancelled', async () => {
    forge.misfortunes.push({ path: /./, times: 99, how: { status: 429, headers: { 'retry-after': '30' } } });
    const cancelling = new AbortController();
    const asked = courteousGet(forgesOn(db, { signal: cancelling.signal }), version());
    setTimeout(() => cancelling.abort(new Error('cancelled')), 50);
    await expect(asked).rejects.toThrow('cancelled');
  });

  it('learns who asks', async () => {
    await courteousGet(forgesOn(db), version());
    expect(forge.asked[0]?.agent).toMatch(/^Allmende/);
  });
});

describe('a token', () => {
  it('goes to its host, and over a redirect to no other', async () => {
    const other = await FakeForge.start('gitlab');
    other.add('stadt/baum');
    await setHostToken(db, secret, forge.host, 'of-this-host');
    await setHostToken(db, secret, other.host, 'of-the-other');
    const location = `${other.origin}/api/v4/projects/1`;
    forge.misfortunes.push({ path: /./, times: 1, how: { status: 302, headers: { location } } });
    expect(await courteousGet(forgesOn(db), version())).toMatchObject({ ok: true });
    expect(forge.asked[0]?.authorization).toBe('Bearer of-this-host');
    // A forge must not have us ask another one in our name: what it then showed as its own would be private there.
    expect(other.asked[0]?.authorization).toBeNull();
    await other.stop();
  });

  it('lies in the store in no readable form, and is of no use with another secret', async () => {
    await setHostToken(db, secret, forge.host, 'glpat-readable');
    const stored = await db.asOperator((trx) => trx.selectFrom('forge_host').selectAll().execute());
    expect(Buffer.from(JSON.stringify(stored)).includes('glpat-readable')).toBe(false);
    expect(
      stored.map(({ token_sealed }) => Buffer.from(token_sealed ?? []).toString('latin1')).join(),
    ).not.toContain('glpat');
    expect(JSON.stringify(await listHosts(db))).not.toContain('glpat');
    await courteousGet(forgesOn(db, { secret: 'another secret of thirty-two characters' }), version());
    expect(forge.asked[0]?.authorization).toBeNull();
  });

  it('can be given by the environment and be taken away', async () => {
    process.env.ALLMENDE_FORGE_TOKENS = `other.example=x ${forge.host}=name:password`;
    await courteousGet(forgesOn(db), version());
    delete process.env.ALLMENDE_FORGE_TOKENS;
    expect(forge.asked[0]?.authorization).toBe(`Basic ${Buffer.from('name:password').toString('base64')}`);
    await setHostToken(db, secret, forge.host, 'x');
    await setHostToken(db, secret, forge.host, null);
    await courteousGet(forgesOn(db), version());
    expect(forge.asked[1]?.authorization).toBeNull();
  });
});

it('redirects are followed five times, each checked by itself', async () => {
  const round = { status: 302, headers: { location: '/round' } };
  forge.misfortunes.push({ path: /round/, times: 99, how: round });
  expect(await courteousGet(forgesOn(db), new URL('/round', forge.origin))).toMatchObject({
    trouble: { code: 'too-many-redirects' },
  });
  for (const location of [
    'https://169.254.169.254/',
    'https://10.0.0.1/',
    'file:///etc/passwd',
    'https://[::1]/',
  ]) {
    forge.misfortunes = [{ path: /inside/, times: 1, how: { status: 301, headers: { location } } }];
    const asked = await courteousGet(forgesOn(db), new URL('/inside', forge.origin));
    expect(asked).toMatchObject({ ok: false });
  }
});

const now = new Date('2026-11-22T10:00:00Z');
it.each([
  [{ status: 200, headers: {} }, null, null, false],
  [
    { status: 200, headers: { 'x-ratelimit-remaining': '59', 'x-ratelimit-reset': '1795345200' } },
    59,
    null,
    false,
  ],
  [{ status: 200, headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '60' } }, 0, 60, false],
  [{ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' } }, 0, 30, true],
  [{ status: 403, headers: {} }, null, null, false],
  [{ status: 429, headers: {} }, null, null, true],
  [{ status: 429, headers: { 'retry-after': '7' } }, null, 7, true],
  [{ status: 503, headers: { 'retry-after': 'Sun, 22 Nov 2026 10:00:09 GMT' } }, null, 9, true],
  [{ status: 429, headers: { 'retry-after': '999999999999' } }, null, 86_400, true],
  [{ status: 200, headers: { 'x-ratelimit-remaining': 'many', 'retry-after': 'soon' } }, null, null, false],
])('of %j, %s are left, with a pause of %s seconds', (answer, remaining, seconds, limited) => {
  const told = readBudget(answer as Parameters<typeof readBudget>[0], now);
  expect(told.remaining).toBe(remaining);
  expect(told.limited).toBe(limited);
  const pause = told.pauseUntil && (told.pauseUntil.getTime() - now.getTime()) / 1000;
  expect(pause).toBe(seconds);
});

it('pauses grow, never beyond a quarter of an hour, and differ', () => {
  expect(backOff(0, 0)).toBe(1000);
  expect(backOff(3, 0)).toBe(8000);
  expect(backOff(3, 1)).toBe(4000);
  expect(backOff(500, 0)).toBe(900_000);
});

describe('robots.txt', () => {
  const rules = readRobots(
    [
      'User-agent: *',
      'Disallow: /private/ # of no interest',
      'Allow: /private/open',
      'Disallow: /*.git$',
      'Crawl-delay: 2',
      '',
      'User-agent: Other',
      'Disallow: /',
    ].join('\r\n'),
    'allmende',
  );
  it.each([
    ['/', true],
    ['/private/x', false],
    ['/private/open/y', true],
    ['/a/b.git', false],
    ['/a/b.git/info/refs', true],
    ['/a.gitx', true],
  ])('%s may be fetched: %s', (path, allowed) => {
    expect(rules.allows(path)).toBe(allowed);
    expect(rules.delay).toBe(2);
  });

  it('that names us counts before the one for all, and two names may share rules', () => {
    const named = 'User-agent: *\nDisallow: /\n\nUser-agent: x\nUser-agent: Allmende\nDisallow: /only\n';
    expect(readRobots(named, 'allmende').allows('/other')).toBe(true);
    expect(readRobots(named, 'allmende').allows('/only')).toBe(false);
    expect(readRobots('', 'allmende').allows('/')).toBe(true);
    expect(readRobots('User-agent: *\nDisallow:\n', 'allmende').allows('/')).toBe(true);
  });

  // An engine for patterns would try until the end of days.
  it('with thousands of stars is judged like any other', () => {
    const hostile = readRobots(`User-agent: *\nDisallow: /${'*a'.repeat(20_000)}$\n`, 'allmende');
    expect(hostile.allows(`/${'a'.repeat(50_000)}b`)).toBe(true);
    expect(hostile.allows(`/${'a'.repeat(50_000)}`)).toBe(false);
  });
});
