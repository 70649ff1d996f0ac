import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startPostgresql, type TestServer } from '../../apps/web/test/postgresql.ts';
import { allmende } from '../harness/command-line.ts';
import { startServer, type Server } from '../harness/server.ts';

const passphrase = 'fünf zufällige Wörter für heute';
const folder = mkdtempSync(join(tmpdir(), 'allmende-operating-'));
let postgresql: TestServer;
let places = 0;

beforeAll(async () => {
  postgresql = await startPostgresql();
});
afterAll(() => {
  postgresql.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A server over a fresh copy of the sample store, and what the command line needs to reach it. */
async function given(environment: Record<string, string> = {}) {
  const data = join(folder, `data-${++places}`);
  await cp(inject('preparedStore'), data, { recursive: true });
  const server = await startServer(data, environment);
  return { data, server, reach: { ALLMENDE_SERVER: server.origin, ALLMENDE_PASSPHRASE: passphrase } };
}

/** The authority that is no sample. */
const own = { cookie: 'authority=2' };

/** Names that authority: a write that a later look must show or not. */
async function rename({ origin }: Server, name: string): Promise<void> {
  const body = new URLSearchParams({ name, workplaces: '520' });
  const answer = await fetch(`${origin}/settings`, { method: 'POST', body, headers: { ...own, origin } });
  await answer.text();
  expect(answer.status).toBeLessThan(400);
}

async function pageOf({ origin }: Server): Promise<string> {
  return (await fetch(`${origin}/settings`, { headers: own })).text();
}

// Every file costs a second of key derivation and every command a process of its own.
const patience = { timeout: 300_000 };

describe('allmende backup and restore', patience, () => {
  it('bring back what was there, through the running server, and say what they did', async () => {
    const { server, data, reach } = await given();
    const file = join(folder, 'first.age');
    await rename(server, 'Vorher an der Beispiel');
    const backedUp = await allmende(['backup', file], reach);
    expect(backedUp).toMatchObject({ code: 0, err: '' });
    expect(backedUp.out).toMatch(/[\d.]+ Zeilen gesichert in .*first\.age/);
    expect(readFileSync(file).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(statSync(file).mode & 0o777).toBe(0o600);

    expect(await allmende(['backup', file], reach)).toMatchObject({ code: 1, out: '' });
    await rename(server, 'Nachher an der Beispiel');
    const refused = await allmende(['restore', file, '--json'], reach);
    expect({ code: refused.code, ...JSON.parse(refused.out) }).toMatchObject({
      code: 1,
      ok: false,
      problem: 'store-not-empty',
    });
    expect(await pageOf(server)).toContain('Nachher an der Beispiel');

    const replaced = await allmende(['restore', file, '--replace', 'everything', '--json'], reach);
    const result = JSON.parse(replaced.out) as { safetyBackup: string };
    expect({ code: replaced.code, ...result }).toMatchObject({ code: 0, ok: true });
    expect(await pageOf(server)).toContain('Vorher an der Beispiel');

    expect(existsSync(result.safetyBackup)).toBe(true);
    const back = await allmende(['restore', result.safetyBackup, '--replace', 'everything'], reach);
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(await pageOf(server)).toContain('Nachher an der Beispiel');
    expect(readdirSync(join(data, 'scratch'))).toEqual([]);
    expect(server.output()).not.toMatch(/Beispiel|zufällige/);
    expect(await server.stop()).toBe(0);
  });

  it('say in a sentence what is wrong with a file, a passphrase, a word or an address', async () => {
    const { server, reach } = await given();
    const file = join(folder, 'second.age');
    await allmende(['backup', file], reach);
    const bytes = readFileSync(file);
    const cut = join(folder, 'cut.age');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 1000));
    const list = join(folder, 'list.csv');
    writeFileSync(list, 'Name;Version\nWord;16\n');
    const replace = ['--replace', 'everything'];
    const cases: [string[], Record<string, string>, number, RegExp][] = [
      [['restore', cut, ...replace], reach, 1, /Ende der Sicherung fehlt/],
      [['restore', list, ...replace], reach, 1, /keine Sicherung/],
      [['restore', join(folder, 'nowhere')], reach, 1, /nicht gefunden/],
      [
        ['restore', file, ...replace],
        { ...reach, ALLMENDE_PASSPHRASE: 'ein ganz anderes Kennwort' },
        1,
        /Kennwort ist nicht das/,
      ],
      [['backup', join(folder, 'new.age')], { ...reach, ALLMENDE_PASSPHRASE: 'kurz' }, 1, /zu kurz/],
      [['backup', join(folder, 'new.age')], { ALLMENDE_SERVER: server.origin }, 1, /Ohne Kennwort/],
      [
        ['backup', join(folder, 'new.age')],
        { ...reach, ALLMENDE_SERVER: 'http://127.0.0.1:1' },
        1,
        /antwortet nicht/,
      ],
      [['restore', file, '--replace', 'alles'], reach, 2, /--replace alles/],
      [['move', '--to', 'mysql://x/y'], reach, 2, /--to mysql/],
      [['move', '--to', 'postgres://nobody@127.0.0.1:1/x'], reach, 1, /nicht benutzbar.*nichts geändert/s],
    ];
    for (const [words, environment, code, message] of cases) {
      const ended = await allmende(words, environment);
      expect([words, ended.code]).toEqual([words, code]);
      expect(ended.err).toMatch(message);
      expect(ended.out).toBe('');
    }
    expect(existsSync(join(folder, 'new.age'))).toBe(false);
    expect((await fetch(`${server.origin}/ready`)).status).toBe(200);
    await server.stop();
  });

  it('take a file larger than any list may be, while lists stay limited', async () => {
    const { server, reach } = await given({ BODY_SIZE_LIMIT: '20K' });
    const file = join(folder, 'large.age');
    await allmende(['backup', file], reach);
    expect(statSync(file).size).toBeGreaterThan(20 * 1024);
    expect(await allmende(['restore', file], reach)).toMatchObject({ code: 0, err: '' });
    const { origin } = server;
    const announced = { method: 'POST', body: new Uint8Array(30_000), headers: { origin } };
    expect((await fetch(`${origin}/inventory/rows`, announced)).status).toBe(413);
    const streamed = {
      ...announced,
      headers: { origin, 'content-type': 'text/plain' },
      body: new Blob([new Uint8Array(200_000)]).stream(),
      duplex: 'half',
    };
    const answer = await fetch(`${origin}/inventory/rows`, streamed).catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
    expect((await fetch(`${origin}/ready`)).status).toBe(200);
    await server.stop();
  });
});

describe('allmende move', patience, () => {
  it('takes the store to PostgreSQL, lets nobody write into the one left behind, and leaves that unchanged', async () => {
    const { server, data, reach } = await given();
    await rename(server, 'Umzugsstadt');
    const databaseUrl = await postgresql.createDatabase();
    const moved = await allmende(['move', '--to', databaseUrl], reach);
    expect(moved).toMatchObject({ code: 0, err: '' });
    expect(moved.out).toMatch(/authority +2 +[0-9a-f]{16} +=/);
    expect(moved.out).toContain('DATABASE_URL');
    const page = await fetch(`${server.origin}/settings`);
    expect(page.status).toBe(503);
    expect(await (await fetch(`${server.origin}/ready`)).json()).toEqual({ ready: false, reason: 'moved' });
    expect((await fetch(`${server.origin}/health`)).status).toBe(200);
    expect(await server.stop()).toBe(0);

    const successor = await startServer(data, { DATABASE_URL: databaseUrl });
    expect(await pageOf(successor)).toContain('Umzugsstadt');
    await rename(successor, 'Angekommen');
    const file = join(folder, 'from-postgresql.age');
    const there = { ...reach, ALLMENDE_SERVER: successor.origin };
    expect(await allmende(['backup', file], there)).toMatchObject({ code: 0 });
    await rename(successor, 'Zu weit');
    expect(await allmende(['restore', file, '--replace', 'everything'], there)).toMatchObject({ code: 0 });
    expect(await pageOf(successor)).toContain('Angekommen');
    expect(await successor.stop()).toBe(0);

    const left = await startServer(data);
    expect(await pageOf(left)).toContain('Umzugsstadt');
    const again = await allmende(['move', '--to', databaseUrl, '--json'], {
      ...reach,
      ALLMENDE_SERVER: left.origin,
    });
    expect({ code: again.code, ...JSON.parse(again.out) }).toMatchObject({
      code: 1,
      problem: 'target-not-empty',
    });
    expect((await fetch(`${left.origin}/ready`)).status).toBe(200);
    await left.stop();
  });
});
