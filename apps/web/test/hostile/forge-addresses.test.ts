import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/index.ts';
import {
  courteousGet,
  detectForge,
  fetchFile,
  listRepositories,
  readFileFromRemote,
  readSource,
  remoteOf,
  repositoryAt,
  type Forges,
} from '#lib/server/forges/index.ts';
import { readAllowedHosts, type AllowedHosts } from '#lib/server/outbound/index.ts';
import { collect, forgesOn, givenStore } from '../forges/given-forges.ts';
import { hiddenAddresses, insideHosts } from './inside-addresses.ts';

let db: Database;
let drop: () => Promise<void>;
let inside: Server;
/** On the same port as what may be asked, but inside. */
let twin: Server;
let connections = 0;
let port = 0;
/** A forge that may be asked, and sends everybody on to the address in the path. */
const sendsOn = createHttp((request, response) => {
  const location = decodeURIComponent((request.url ?? '').split('/to/')[1]?.split('?')[0] ?? '');
  const header = location.replace(/[^\x20-\x7e]/g, (sign) => encodeURIComponent(sign));
  response.writeHead(302, { location: header }).end();
});
const outside = '127.0.0.2';
const onlyOutside: AllowedHosts = {
  names: (host) => host === outside || host.endsWith('.example'),
  permits: (address) => address === outside,
};

beforeAll(async () => {
  ({ db, drop } = await givenStore());
  inside = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => inside.listen(0, '::', done));
  port = (inside.address() as AddressInfo).port;
  await new Promise<void>((done) => sendsOn.listen(0, outside, done));
  twin = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  const { port: open } = sendsOn.address() as AddressInfo;
  await new Promise<void>((done) => twin.listen(open, '127.0.0.1', done));
});
afterAll(async () => {
  sendsOn.closeAllConnections();
  await Promise.all([inside, twin, sendsOn].map((server) => new Promise((done) => server.close(done))));
  await drop();
});

const every = (): string[] => [
  ...insideHosts.map((host) => `https://${host}:${port}/stadt/baum`),
  ...hiddenAddresses.map((address) => address.replace('PORT', String(port))),
];
/** `npm test` tries a part. */
const all = (): string[] => every().filter((_, at) => process.env.HOSTILE === 'whole' || at % 6 === 0);
const isAddress = (text: string): boolean => URL.canParse(text);
/** Names are looked up nowhere; what this computer calls itself leads here. */
const lookup = (host: string): Promise<string[]> =>
  /localhost|loopback|internal|kubernetes|metadata/i.test(host)
    ? Promise.resolve(['127.0.0.1'])
    : Promise.reject(new Error('unknown'));
const strict = (options = {}): Forges =>
  forgesOn(db, {
    allowed: readAllowedHosts(''),
    lookup,
    limits: { milliseconds: 1000, bytes: 1000 },
    ...options,
  });

it('more than three hundred ways into the house are known', () => {
  expect(new Set(every()).size).toBeGreaterThanOrEqual(300);
});

it('no address leads into the house, whatever is asked for there', async () => {
  const before = connections;
  const forges = strict();
  for (const url of all()) {
    if (isAddress(url)) expect(await courteousGet(forges, new URL(url)), url).toMatchObject({ ok: false });
    expect(await fetchFile(forges, { url }), url).toMatchObject({ outcome: 'unreachable' });
    expect(await repositoryAt(forges, { url, forge: 'gitlab' }), url).toMatchObject({
      outcome: 'unreachable',
    });
    expect(await detectForge(forges, url), url).toMatchObject({ ok: false });
    expect(await remoteOf(forges, { url, forge: 'git' }), url).toMatchObject({ ok: false });
    const remote = { url, allowed: forges.allowed, lookup };
    expect(await readFileFromRemote(remote, ['publiccode.yml'], null), url).toMatchObject({ ok: false });
  }
  expect(connections).toBe(before);
});

it('no source leads into the house', async () => {
  const before = connections;
  const forges = strict();
  for (const url of all().filter((_, at) => at % 5 === 0)) {
    for (const kind of [
      'publishers',
      'list',
      'munich',
      'catalogue',
      'repository',
      'organisation',
      'forge',
    ] as const) {
      const items = await collect(readSource(forges, { kind, url }));
      expect(
        items.map((item) => item.kind),
        `${kind} ${url}`,
      ).toEqual(items.map(() => 'trouble'));
    }
    if (isAddress(url) && url.startsWith('http'))
      expect(await collect(listRepositories(forges, { kind: 'forge', url, forge: 'gitea' }))).toMatchObject([
        { ok: false },
      ]);
  }
  expect(connections).toBe(before);
});

it('no redirect leads into the house', async () => {
  const before = connections;
  const forges = strict({ allowed: onlyOutside });
  const { port: open } = sendsOn.address() as AddressInfo;
  for (const address of all()) {
    const url = new URL(`http://${outside}:${open}/to/${encodeURIComponent(address)}`);
    const asked = await courteousGet(forges, url);
    // What is no address is not followed; the answer then is the redirect itself.
    if (asked.ok) expect(asked.answer.status, address).toBe(302);
    const remote = await remoteOf(forges, { url: url.href, forge: 'gitea', cloneUrl: url.href });
    expect(remote, address).toMatchObject({ ok: false });
  }
  expect(connections).toBe(before);
});

it('a name that changes its mind leads nowhere but to the address that was checked', async () => {
  const before = connections;
  const open = (sendsOn.address() as AddressInfo).port;
  let asked = 0;
  for (let round = 0; round < 100; round++) {
    // Outside for whoever checks, inside for whoever would look again.
    let count = 0;
    const changing = (): Promise<string[]> => {
      asked += 1;
      return Promise.resolve([count++ % 2 === round % 2 ? outside : '127.0.0.1']);
    };
    const forges = strict({ allowed: onlyOutside, lookup: changing });
    await courteousGet(forges, new URL(`http://r${round}.example:${open}/to/x`));
  }
  expect(asked).toBeGreaterThanOrEqual(100);
  expect(connections).toBe(before);
});

it('a name with one address inside is refused as a whole', async () => {
  const before = connections;
  for (const other of ['127.0.0.1', '::1', '169.254.169.254', '10.0.0.1', '::ffff:127.0.0.1']) {
    const forges = strict({ allowed: onlyOutside, lookup: () => Promise.resolve([outside, other]) });
    const asked = await courteousGet(forges, new URL(`http://both.example:${port}/`));
    expect(asked).toMatchObject({ ok: false, trouble: { code: 'address-refused' } });
  }
  expect(connections).toBe(before);
});
