import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { fetchFile, placesOfFile } from '#lib/server/publiccode/fetch-file.ts';

const file = 'publiccodeYmlVersion: "0"\n';
const limits = { milliseconds: 30_000, bytes: 1000 };
const allowed = readAllowedHosts('127.0.0.1');

/** A forge that hands files out at one kind of place, as GitLab, Gitea or Bitbucket do. */
let forge: Server;
const asked: string[] = [];
beforeAll(
  () =>
    new Promise<void>((done) => {
      forge = createServer((request, response) => {
        const path = request.url ?? '';
        asked.push(path);
        if (path === '/gitlab/trees/-/raw/HEAD/publiccode.yml') response.end(file);
        else if (path === '/api/v1/repos/gitea/trees/raw/publiccode.yml') response.end(file);
        else if (path === '/old/name/-/raw/HEAD/publiccode.yml')
          response.writeHead(301, { location: '/gitlab/trees/-/raw/HEAD/publiccode.yml' }).end();
        else if (path.startsWith('/round/')) response.writeHead(302, { location: path }).end();
        else if (path.startsWith('/inside/'))
          response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
        else if (path.startsWith('/large/')) response.end('x'.repeat(5000));
        else if (path.startsWith('/sign-in/'))
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Sign in</h1>');
        else response.writeHead(404).end();
      });
      forge.listen(0, '127.0.0.1', done);
    }),
);
afterAll(() => new Promise((done) => forge.close(done)));

const at = (path: string): string => `http://127.0.0.1:${(forge.address() as AddressInfo).port}${path}`;
const fetched = async (path: string) => {
  const result = await fetchFile(at(path), allowed, limits);
  return result.ok ? result.text : result.trouble.code;
};

describe('the file of a repository', () => {
  it.each([
    ['/gitlab/trees', file],
    ['/gitlab/trees.git', file],
    ['/gitlab/trees/-/blob/HEAD/publiccode.yml', file],
    ['/gitea/trees/', file],
    ['/old/name', file],
    ['/no/such', 'no-file'],
    ['/sign-in/first', 'no-file'],
    ['/round/about', 'no-file'],
    ['/inside/job', 'needs-https'],
    ['/large/file', 'answer-too-large'],
    ['/', 'no-address'],
  ])('at %s is %j', async (path, expected) => {
    expect(await fetched(path)).toBe(expected);
  });

  it('is not looked for inside of the house, nor at what is no address', async () => {
    const before = asked.length;
    for (const address of [
      at('/gitlab/trees'),
      'https://127.0.0.1/a/b',
      'https://[::1]/a/b',
      'file:///etc/passwd',
      'x',
    ])
      expect((await fetchFile(address, readAllowedHosts(''), limits)).ok).toBe(false);
    expect(asked.length).toBe(before);
  });
});

it.each([
  ['https://github.com/stadt/baum', 'https://raw.githubusercontent.com/stadt/baum/HEAD/publiccode.yml'],
  [
    'https://github.com/stadt/baum/blob/main/publiccode.yml',
    'https://raw.githubusercontent.com/stadt/baum/main/publiccode.yml',
  ],
  [
    'https://codeberg.org/stadt/baum/src/branch/main/publiccode.yaml',
    'https://codeberg.org/stadt/baum/raw/branch/main/publiccode.yaml',
  ],
])('for %s the first place is %s', (address, place) => {
  expect(placesOfFile(new URL(address))[0]?.href).toBe(place);
});
