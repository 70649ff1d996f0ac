import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/index.ts';
import {
  activityOf,
  fetchFile,
  readFileFromRemote,
  remoteOf,
  repositoryAt,
  setHostToken,
  type GitRemote,
} from '#lib/server/forges/index.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { bareRepository, FakeForge, gitIn } from './fake/index.ts';
import { forgesOn, givenStore, secret } from './given-forges.ts';

const file = 'publiccodeYmlVersion: "0"\nname: Baum\n';
let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => void ({ db, drop } = await givenStore()));
afterAll(() => drop());

let forge: FakeForge;
let root: string;
beforeEach(async () => {
  forge = await FakeForge.start('plain');
  root = mkdtempSync(join(tmpdir(), 'fake-root-'));
  forge.gitRoot = root;
});
afterEach(async () => {
  await forge.stop();
  rmSync(root, { recursive: true, force: true });
});
const remote = (path = 'baum'): GitRemote => ({
  url: forge.at(`${path}.git`),
  allowed: readAllowedHosts('127.0.0.1'),
});

describe('a repository at a server that is no forge', () => {
  it('gives its file, and costs one question while nothing has changed', async () => {
    const bare = bareRepository(root, 'baum', [
      { files: { 'publiccode.yaml': file, 'large.bin': randomBytes(2_000_000) } },
    ]);
    const first = await readFileFromRemote(remote(), ['publiccode.yml', 'publiccode.yaml'], null);
    const revision = gitIn(bare, ['rev-parse', 'HEAD']).trim();
    expect(first).toMatchObject({ ok: true, value: { outcome: 'found', path: 'publiccode.yaml', revision } });
    if (!first.ok || first.value.outcome !== 'found') throw new Error('no file');
    expect(Buffer.from(first.value.bytes).toString()).toBe(file);
    expect(await readFileFromRemote(remote(), ['publiccode.yml'], revision)).toEqual({
      ok: true,
      value: { outcome: 'unchanged', revision },
    });
  });

  it('is harvested as any other', async () => {
    bareRepository(root, 'stadt/baum', [{ files: { 'publiccode.yml': file } }]);
    const forges = forgesOn(db);
    const address = { url: forge.at('stadt/baum.git') };
    const repository = await repositoryAt(forges, address);
    expect(repository).toMatchObject({
      outcome: 'found',
      repository: { forge: 'git', name: 'baum', defaultBranch: 'main', empty: false },
    });
    const found = await fetchFile(forges, address);
    expect(found).toMatchObject({ outcome: 'found', path: 'publiccode.yml' });
    if (found.outcome !== 'found') throw new Error('no file');
    expect(await fetchFile(forges, address, found)).toEqual({ outcome: 'unchanged' });
    rmSync(join(root, 'stadt'), { recursive: true });
    expect(await fetchFile(forges, address, found)).toMatchObject({ outcome: 'gone', reason: 'removed' });
  });

  it('tells of its commits, tags and rules for security, and nothing of persons', async () => {
    const now = new Date('2026-11-22T12:00:00Z');
    bareRepository(root, 'baum', [
      { files: { a: '1' }, at: '2025-01-01T00:00:00Z', by: 'old', tag: 'v1' },
      { files: { a: '2' }, at: '2026-10-01T00:00:00Z', by: 'ada' },
      { files: { a: '3' }, at: '2026-11-01T00:00:00Z', by: 'ada', tag: 'v2' },
      { files: { 'SECURITY.md': 'x' }, at: '2026-11-20T00:00:00Z', by: 'bob' },
    ]);
    const told = await activityOf(forgesOn(db), { url: forge.at('baum.git') }, now);
    expect(told).toMatchObject({ ok: true, value: { authors: 2, busFactor: 1, securityFile: true } });
    if (!told.ok) return;
    expect(told.value.commitsPerWeek?.reduce((sum, each) => sum + each, 0)).toBe(3);
    expect(told.value.releases).toEqual([
      { name: 'v2', at: new Date('2026-11-01T00:00:00Z'), signed: false },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/ada|bob|@/);
  });

  it('that slept for years is told as such', async () => {
    bareRepository(root, 'baum', [{ files: { a: '1' }, at: '2020-01-01T00:00:00Z' }]);
    const told = await activityOf(
      forgesOn(db),
      { url: forge.at('baum.git') },
      new Date('2026-11-22T12:00:00Z'),
    );
    expect(told).toMatchObject({
      ok: true,
      value: { authors: 0, busFactor: 0, releases: [], securityFile: false },
    });
  });

  it('may be empty', async () => {
    gitIn(root, ['init', '--quiet', '--bare', 'leer.git']);
    expect(await readFileFromRemote(remote('leer'), ['publiccode.yml'], null)).toEqual({
      ok: true,
      value: { outcome: 'no-file', revision: null },
    });
  });
});

describe('a server that does not answer', () => {
  it('is given up after its time', async () => {
    bareRepository(root, 'baum', [{ files: { a: '1' } }]);
    forge.misfortunes.push({ path: /git-upload-pack/, times: 9, how: 'hang' });
    const limits = { milliseconds: 500, bytes: 1_000_000 };
    expect(await readFileFromRemote(remote(), ['a'], null, { limits })).toMatchObject({
      ok: false,
      trouble: { code: 'too-slow' },
    });
  });
});

describe('where git goes', () => {
  it('is the address that was checked, whatever the name says meanwhile', async () => {
    bareRepository(root, 'baum', [{ files: { 'publiccode.yml': file } }]);
    const lookup = (): Promise<string[]> => Promise.resolve(['127.0.0.1']);
    const url = forge.at('baum.git').replace('127.0.0.1', 'forge.invalid');
    const allowed = readAllowedHosts('forge.invalid');
    const read = await readFileFromRemote({ url, allowed, lookup }, ['publiccode.yml'], null);
    // No resolver knows this name: git could not have found it by itself.
    expect(read).toMatchObject({ ok: true, value: { outcome: 'found' } });
  });

  it('is never inside of the house', async () => {
    const allowed = readAllowedHosts('');
    for (const url of [
      forge.at('baum.git'),
      `https://127.0.0.1/x`,
      'https://[::1]/x',
      'file:///etc',
      'ssh://h/x',
      'ext::sh',
    ]) {
      const before = forge.count;
      expect(await readFileFromRemote({ url, allowed }, ['a'], null)).toMatchObject({ ok: false });
      expect(forge.count).toBe(before);
    }
  });

  it('is where a redirect leads, checked before git goes; git itself follows none', async () => {
    bareRepository(root, 'neu', [{ files: { 'publiccode.yml': file } }]);
    const location = `${forge.at('neu.git')}/info/refs?service=git-upload-pack`;
    forge.misfortunes.push({ path: /alt\.git/, times: 99, how: { status: 301, headers: { location } } });
    expect(await readFileFromRemote(remote('alt'), ['publiccode.yml'], null)).toMatchObject({ ok: false });
    const found = await remoteOf(forgesOn(db), { url: forge.at('alt.git') });
    expect(found).toMatchObject({ ok: true, value: { url: forge.at('neu.git'), movedTo: forge.at('neu') } });
    if (!found.ok) return;
    expect(await readFileFromRemote(found.value, ['publiccode.yml'], null)).toMatchObject({
      value: { outcome: 'found' },
    });
    for (const inside of [
      'https://10.0.0.1/x.git/info/refs',
      'https://169.254.169.254/info/refs',
      'file:///x/info/refs',
    ]) {
      forge.misfortunes = [
        { path: /alt\.git/, times: 99, how: { status: 302, headers: { location: inside } } },
      ];
      expect(await remoteOf(forgesOn(db), { url: forge.at('alt.git') })).toMatchObject({ ok: false });
    }
  });

  it('gets the token of its host, in no argument that others on this computer could read', async () => {
    bareRepository(root, 'baum', [{ files: { 'publiccode.yml': file } }]);
    await setHostToken(db, secret, forge.host, 'a-token');
    const found = await remoteOf(forgesOn(db), { url: forge.at('baum.git') });
    if (!found.ok) throw new Error(found.trouble.code);
    forge.asked = [];
    expect(await readFileFromRemote(found.value, ['publiccode.yml'], null)).toMatchObject({ ok: true });
    const expected = `Basic ${Buffer.from('oauth2:a-token').toString('base64')}`;
    expect(new Set(forge.asked.map(({ authorization }) => authorization))).toEqual(new Set([expected]));
  });

  it('is nowhere but where git speaks its newer language', async () => {
    forge.gitRoot = null;
    forge.pages.set('/dumb.git/info/refs', { status: 200, body: `${'0'.repeat(40)}\trefs/heads/main\n` });
    expect(await remoteOf(forgesOn(db), { url: forge.at('dumb.git') })).toMatchObject({
      trouble: { code: 'unexpected-answer' },
    });
  });
});
