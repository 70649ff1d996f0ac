import { expect, it } from 'vitest';
import { addressesIn, checkRemote, read } from '../src/index.ts';

const text = `publiccodeYmlVersion: "0"
url: https://example.org/a
landingURL: https://example.org/b
logo: docs/logo.svg
isBasedOn: https://example.org/a
description:
  en:
    documentation: https://example.org/c
    screenshots: [a.png, "https://example.org/d.png"]
`;

it('finds every address of the web, and no path', () => {
  expect(addressesIn(read(text)).map(({ key }) => key)).toEqual([
    'url',
    'landingURL',
    'isBasedOn',
    'description.en.documentation',
    'description.en.screenshots[1]',
  ]);
});

it('asks once for each address and tells those that do not answer with their place', async () => {
  const asked: string[] = [];
  const found = await checkRemote(read(text), {
    reach: async (address) => {
      asked.push(address);
      return address.endsWith('/a') ? { ok: false, reason: '404' } : { ok: true };
    },
  });
  expect(asked.length).toBe(4);
  expect(found).toMatchObject([
    { code: 'address-unreachable', key: 'url', line: 2, column: 6, detail: { reason: '404' } },
    { code: 'address-unreachable', key: 'isBasedOn', line: 5, column: 12 },
  ]);
});
