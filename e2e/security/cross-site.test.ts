import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { foreignAddresses, oddPaths } from '../../apps/web/test/security/redirect-payloads.ts';
import { ask } from './ask.ts';
import { addressesOfRoutes } from './routes-to-ask.ts';

const bodies: Record<string, string> = {
  'application/x-www-form-urlencoded': 'name=Fremd&back=/',
  'multipart/form-data; boundary=x':
    '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nFremd\r\n--x--\r\n',
  'text/plain': 'name=Fremd',
  'application/json': '{"name":"Fremd"}',
};
const foreign: Record<string, string>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site' },
  {},
];

/**
 * Programs of other origins may call the catalogue's interface, which knows nobody by a cookie and asks for a token; the
 * validator keeps nothing of what it is given.
 */
function refusals(address: string): number[] {
  if (/^\/v1\/validate/.test(address)) return [200, 400, 403, 404, 405, 413, 415, 422, 501];
  if (/^\/(?:v1|webhooks)\//.test(address)) return [400, 401, 403, 404, 405, 415, 422, 429, 501];
  return [403, 404, 405, 501];
}

describe('what another site sends', () => {
  journey('changes nothing, on whatever route and in whatever form', async ({ server }) => {
    const before = await ask(server.origin, '/settings');
    let tried = 0;
    for (const address of addressesOfRoutes())
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        for (const [type, body] of Object.entries(bodies).slice(0, method === 'POST' ? 4 : 1))
          for (const headers of foreign) {
            // Local mode trusts whoever is at the computer: here the origin is all that stands in between.
            const { status } = await ask(server.origin, address, {
              method,
              headers: { ...headers, 'content-type': type },
              body,
            });
            const about = `${method} ${address} ${type} ${JSON.stringify(headers)}`;
            expect(refusals(address), about).toContain(status);
            tried += 1;
          }
    expect(tried).toBeGreaterThan(1000);
    const name = /name="name"[^>]*value="([^"]*)"/;
    const after = await ask(server.origin, '/settings');
    expect(name.exec(after.text)?.[1]).toBe(name.exec(before.text)?.[1]);
    expect(name.exec(after.text)?.[1]).toBe('Musterstadt an der Beispiel');
  });

  journey(
    'sends nobody elsewhere: 240 addresses and more, through every form that goes back',
    async ({ server }) => {
      for (const route of ['/language', '/authority'])
        // Half a character does not survive the way through a form.
        for (const address of [...foreignAddresses, ...oddPaths].filter((each) => !/\p{Cs}/u.test(each))) {
          const { status, headers } = await ask(server.origin, route, {
            method: 'POST',
            headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ back: address, language: 'de', authority: '1' }).toString(),
          });
          const about = `${route} ${JSON.stringify(address)}`;
          expect(status, about).toBe(303);
          expect(new URL(String(headers.location), server.origin).origin, about).toBe(server.origin);
          expect(headers.location, about).not.toMatch(/^\/\//);
          if (foreignAddresses.includes(address)) expect(headers.location, about).toBe('/');
          for (const cookie of headers['set-cookie'] ?? []) expect(cookie, about).not.toContain('planted');
        }
    },
  );
});
