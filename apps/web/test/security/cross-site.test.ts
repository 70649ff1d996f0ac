import { describe, expect, it } from 'vitest';
import { isCrossSite } from '#lib/server/security/cross-site.ts';

const origin = 'https://allmende.stadt.example';

function request(method: string, headers: Record<string, string>): Request {
  return new Request(`${origin}/inventory?/remove`, { method, headers });
}

const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
  '',
];
/** What a browser says about a request that another site has it send. */
const foreign: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://allmende.stadt.example' },
  { origin: 'https://allmende.stadt.example:8443' },
  { origin: 'https://allmende.stadt.example.evil.example' },
  { origin: 'https://evil.stadt.example', 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  // A contradiction: one of the two was not written by the browser.
  { origin, 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  {},
];
const variants = types.flatMap((type) =>
  foreign.map((headers) => ({
    ...headers,
    ...(type === '' ? {} : { 'content-type': type }),
    cookie: '__Host-session=token',
  })),
);

describe('a request that may change something', () => {
  it('is tried in at least 40 ways', () => {
    expect(variants.length).toBeGreaterThanOrEqual(40);
  });

  it.each(variants)('is refused when it says %o', (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(isCrossSite(request(method, headers), origin), method).toBe(true);
  });

  it.each(types)('is let through from a page of this site, as "%s"', (type) => {
    for (const headers of [
      { origin },
      { origin, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin' },
    ])
      expect(
        isCrossSite(request('POST', { ...headers, ...(type && { 'content-type': type }) }), origin),
      ).toBe(false);
  });

  it('needs no page when a program shows its token, which no foreign page can send unasked', () => {
    expect(isCrossSite(request('POST', { authorization: 'Bearer abc' }), origin)).toBe(false);
    for (const authorization of ['Bearer', 'Bearer ', 'Basic YTpi', 'bearerx abc', ''])
      expect(isCrossSite(request('POST', { authorization }), origin), authorization).toBe(true);
  });
});

it('reading is open to links from elsewhere', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(isCrossSite(request(method, { 'sec-fetch-site': 'cross-site' }), origin)).toBe(false);
});
