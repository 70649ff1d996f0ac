import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { keepHostToken, listHosts, setHostToken } from '#lib/server/forges/index.ts';
import { HostState } from '#lib/server/forges/hosts/host-state.ts';
import { openToken } from '#lib/server/forges/hosts/host-tokens.ts';
import { readHost } from '#lib/server/forges/store.ts';
import { storeKinds } from '../store/stores.ts';
import { secret } from './given-forges.ts';

describe.each(storeKinds())('what is known of a host, in the $name store', (kind) => {
  let db: Database;
  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  it('is there after a restart: its program, its budget, its pause, its robots.txt', async () => {
    const now = new Date('2026-11-22T10:00:00.000Z');
    const later = new Date('2026-11-22T11:00:00.000Z');
    const state = await new HostState(db, 'forge.example').load();
    await state.rememberKind('gitea');
    await state.rememberRobots('User-agent: *\nDisallow: /x\n', now);
    await state.learn({ remaining: 0, resetsAt: later, pauseUntil: later, limited: true }, now);
    const again = await new HostState(db, 'forge.example').load();
    expect(again).toMatchObject({
      kind: 'gitea',
      remaining: 0,
      resetsAt: later,
      blockedUntil: later,
      failures: 1,
    });
    expect(again.robots).toEqual({ text: 'User-agent: *\nDisallow: /x\n', readAt: now });
    expect(again.closedUntil(now)).toEqual(later);
    expect(again.closedUntil(later)).toBeNull();
  });

  it('holds a token that only its host and this instance open; a new one begins with a new budget', async () => {
    await setHostToken(db, secret, 'forge.example', 'glpat-x');
    const stored = await db.asOperator((trx) => readHost(trx, 'forge.example'));
    const sealed = stored?.token_sealed ?? null;
    expect(openToken(secret, 'forge.example', sealed)).toBe('glpat-x');
    expect(openToken(secret, 'other.example', sealed)).toBeNull();
    expect(openToken(null, 'forge.example', sealed)).toBeNull();
    expect(await listHosts(db)).toEqual([
      {
        host: 'forge.example',
        kind: 'gitea',
        hasToken: true,
        remaining: null,
        resetsAt: null,
        blockedUntil: null,
      },
    ]);
  });

  it('gets a token by any address on it, and nothing that is no host or no token', async () => {
    for (const [given, host] of [
      [' https://Git.Example:8443/gruppe/projekt?x ', 'git.example:8443'],
      ['api.github.com', 'github.com'],
      ['codeberg.org', 'codeberg.org'],
    ] as const) {
      expect(await keepHostToken(db, secret, { host: given, token: ' glpat-geheim\n' })).toEqual({
        ok: true,
        host,
      });
      const sealed = (await db.asOperator((trx) => readHost(trx, host)))?.token_sealed ?? null;
      expect(openToken(secret, host, sealed)).toBe('glpat-geheim');
    }
    for (const host of ['', 'zwei worte', 'ftp://x', '[::', 'a b/c', 7])
      expect(await keepHostToken(db, secret, { host, token: 'glpat-geheim' })).toEqual({
        ok: false,
        fields: ['host'],
      });
    for (const token of ['', 'kurz', 'mit leerem darin', 'grüßgott!', 'x'.repeat(3000), null])
      expect(await keepHostToken(db, secret, { host: 'codeberg.org', token })).toEqual({
        ok: false,
        fields: ['token'],
      });
  });
});
