import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAllowedHosts, readAllowedHosts } from '#lib/server/outbound/index.ts';
import { guardedRequest } from '#lib/server/outbound/index.ts';

const limits = { milliseconds: 30_000, bytes: 1_000_000 };
let port = 0;
let reached = 0;
const listener = createServer((_, response) => {
  reached++;
  response.end('secret');
});

beforeAll(() => new Promise<void>((resolve) => listener.listen(0, '::', resolve)));
beforeAll(() => void (port = (listener.address() as AddressInfo).port));
afterAll(() => new Promise((resolve) => listener.close(resolve)));

async function ask(address: string, allowed = '') {
  const url = new URL(address.replace('PORT', String(port)));
  const request = { url, method: 'GET', headers: {}, allowed: readAllowedHosts(allowed), limits } as const;
  const asked = await guardedRequest(request);
  return asked.ok ? asked.answer.body : asked.trouble.code;
}

describe('a server inside of the house', () => {
  it.each([
    'https://127.0.0.1:PORT/',
    'https://127.1:PORT/',
    'https://2130706433:PORT/',
    'https://0x7f000001:PORT/',
    'https://0177.0.0.1:PORT/',
    'https://[::1]:PORT/',
    'https://[::ffff:127.0.0.1]:PORT/',
    'https://[::ffff:7f00:1]:PORT/',
    'https://[::127.0.0.1]:PORT/',
    'https://[64:ff9b::7f00:1]:PORT/',
    'https://[2002:7f00:1::]:PORT/',
    'https://0.0.0.0:PORT/',
    'https://[::]:PORT/',
    'https://localhost:PORT/',
    'https://localhost.:PORT/',
    'https://LOCALHOST:PORT/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/',
    'https://10.0.0.5/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://[fe80::1]/',
    'https://[fc00::1]/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://1.1.1.1@127.0.0.1:PORT/',
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
  ])('is not asked by %s', async (address) => {
    const before = reached;
    expect(['address-refused', 'needs-https', 'address-unusable', 'host-unknown']).toContain(
      await ask(address),
    );
    expect(reached).toBe(before);
  });

  it('is asked where the operator allows its address, its network or its name', async () => {
    expect(await ask('http://127.0.0.1:PORT/', '127.0.0.1')).toBe('secret');
    expect(await ask('http://127.0.0.1:PORT/', '127.0.0.0/8')).toBe('secret');
    expect(await ask('http://localhost:PORT/', 'localhost')).toBe('secret');
    expect(await ask('http://127.0.0.1:PORT/', '10.0.0.0/8, glpi.stadt.local')).toBe('needs-https');
  });

  it('is where credentials lie in no cloud, even under an allowed name', () => {
    const hosts = readAllowedHosts('glpi.stadt.local');
    expect(hosts.permits('10.1.2.3', true)).toBe(true);
    expect(hosts.permits('169.254.169.254', true)).toBe(false);
    expect(hosts.permits('::ffff:169.254.169.254', true)).toBe(false);
    expect(hosts.permits('fd00:ec2::254', true)).toBe(false);
    expect(hosts.permits('10.1.2.3', false)).toBe(false);
    expect(hosts.permits('93.184.216.34', false)).toBe(true);
    expect(hosts.permits('2606:4700::1111', false)).toBe(true);
    expect(hosts.permits('not an address', true)).toBe(false);
  });
});

it('an answer is read as it is: nothing is followed and nothing unpacked', async () => {
  const other = createServer(
    (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end(),
  );
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const before = reached;
  const url = new URL(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const asked = await guardedRequest({
    url,
    method: 'GET',
    headers: {},
    allowed: readAllowedHosts('127.0.0.1'),
    limits,
  });
  expect(asked).toMatchObject({ ok: true, answer: { status: 302 } });
  expect(reached).toBe(before);
  await new Promise((resolve) => other.close(resolve));
});

it.each([
  ['', true],
  ['glpi.stadt.local, 10.20.0.0/16 [fd12::]/16', true],
  ['10.20.0.0/33', false],
  ['10.20.0.0/', false],
  ['https://glpi.stadt.local', false],
  ['*.stadt.local', false],
])('the setting „%s“ can be read: %s', (setting, readable) => {
  expect(isAllowedHosts(setting)).toBe(readable);
});
