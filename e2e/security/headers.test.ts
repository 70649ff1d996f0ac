import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { root } from '../harness/server.ts';
import { ask, type Answer } from './ask.ts';
import { addressesOfRoutes } from './routes-to-ask.ts';

/** What is missing in the headers of an answer, one line each. */
function missingIn({ headers }: Answer): string[] {
  const wanted: Record<string, RegExp> = {
    'content-security-policy': /^default-src 'none';.*frame-ancestors 'none'/,
    'x-content-type-options': /^nosniff$/,
    'x-frame-options': /^DENY$/,
    'referrer-policy': /^same-origin$/,
    'cross-origin-opener-policy': /^same-origin$/,
    'cross-origin-resource-policy': /^same-origin$/,
    'permissions-policy': /camera=\(\).*geolocation=\(\)/,
    'x-robots-tag': /noindex/,
  };
  return [
    ...Object.entries(wanted).flatMap(([name, pattern]) =>
      pattern.test(String(headers[name])) ? [] : [`${name}: ${String(headers[name])}`],
    ),
    ...(String(headers['content-security-policy']).includes('unsafe') ? ['unsafe in the policy'] : []),
    // Plain http: the header would be ignored at best.
    ...(headers['strict-transport-security'] === undefined ? [] : ['HSTS without https']),
    ...(headers['x-powered-by'] === undefined && headers.server === undefined ? [] : ['names its software']),
  ];
}

describe('every answer carries the headers that protect a browser', () => {
  journey('of every route, read, written, or asked for as data', async ({ server }) => {
    const addresses = addressesOfRoutes();
    expect(addresses.length).toBeGreaterThan(25);
    for (const address of addresses)
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])
        for (const path of method === 'GET'
          ? [address, `${address.replace(/\/$/, '')}/__data.json`]
          : [address]) {
          // A stream that goes on, such as a backup, is none of these: nothing is sent that would start one.
          const answer = await ask(server.origin, path, { method, headers: { origin: server.origin } });
          expect(missingIn(answer), `${method} ${path} ${answer.status}`).toEqual([]);
          expect(answer.headers['cache-control'], `${method} ${path}`).toContain('no-store');
        }
  });

  journey('of files, downloads, redirects and refusals', async ({ server }) => {
    const folder = join(root, 'apps/web/build/client/_app/immutable');
    const assets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(js|css|woff2)$/.test(name),
    );
    expect(assets.length).toBeGreaterThan(20);
    for (const name of assets) {
      const answer = await ask(server.origin, `/_app/immutable/${name.replaceAll('\\', '/')}`);
      expect(answer.status, name).toBe(200);
      expect(missingIn(answer), name).toEqual([]);
      expect(answer.headers['cache-control'], name).toContain('immutable');
    }
    const form = { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const asked: [string, Parameters<typeof ask>[2], number][] = [
      ['/icon.svg', {}, 200],
      ['/robots.txt', {}, 200],
      ['/error.css', {}, 200],
      ['/_app/immutable/none.js', {}, 404],
      ['/no-such-page', {}, 404],
      ['/%ff', {}, 400],
      ['/%00', {}, 404],
      ['/report/report.xlsx', {}, 200],
      ['/language', { method: 'POST', headers: form, body: 'language=de&back=/' }, 303],
      ['/', { headers: { host: 'evil.example' } }, 403],
      ['/language', { method: 'POST', headers: { ...form, origin: 'https://evil.example' } }, 403],
      [
        '/inventory/rows',
        { method: 'POST', headers: { origin: 'https://evil.example', 'content-type': 'application/json' } },
        403,
      ],
      ['/settings', { method: 'POST', headers: form, body: 'a'.repeat(70_000) }, 413],
      ['/inventory', { method: 'PATCH', headers: form }, 405],
    ];
    for (const [path, options, status] of asked) {
      const answer = await ask(server.origin, path, options);
      expect(answer.status, path).toBe(status);
      expect(missingIn(answer), path).toEqual([]);
    }
  });

  journey('and nothing that stands in an address becomes one of them', async ({ server }) => {
    const planted = [
      '%0d%0aset-cookie:%20planted=1',
      '%0aset-cookie:planted=1',
      '%E5%98%8D%E5%98%8Aset-cookie:planted=1',
      '%00',
    ];
    const form = { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' };
    for (const line of planted) {
      const asked: [string, string][] = [
        ['POST', `/inventory/import/x${line}?/cancel`],
        ['POST', `/inventory/import/x${line}?/discard`],
        ['POST', `/inventory/applications/1${line}?/remove`],
        ['GET', `/inventory/applications/1${line}`],
        ['GET', `/report/report.pdf${line}`],
        ['GET', `/report/${line}`],
        ['GET', `/knowledge/places/1${line}`],
        ['GET', `/inventory?q=${line}`],
        ['GET', `/${line}`],
      ];
      for (const [method, path] of asked) {
        const answer = await ask(
          server.origin,
          path,
          method === 'POST' ? { method, headers: form, body: 'a=1' } : {},
        );
        expect(String(answer.headers['set-cookie'] ?? ''), path).not.toContain('planted');
        expect(answer.status, path).toBeLessThan(500);
      }
    }
  });

  journey('and pages take scripts with the nonce of the request alone', async ({ server }) => {
    const nonces = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      const { headers, text } = await ask(server.origin, '/');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("style-src 'self';");
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types svelte-trusted-html");
      const nonce = /script-src 'self' 'nonce-([A-Za-z0-9+/=]{20,})'/.exec(policy)?.[1] ?? '';
      nonces.add(nonce);
      for (const [script] of text.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`);
      expect(text).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)=/i);
    }
    expect(nonces.size).toBe(5);
  });
});
