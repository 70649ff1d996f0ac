import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import {
  endSessions,
  forgetSignInTraces,
  resolveSession,
  signInWithPassword,
} from '#lib/server/accounts/index.ts';
import type { Visitor } from '#lib/server/accounts/visitor.ts';
import { storeKinds } from '../store/stores.ts';
import {
  anyToken,
  givenAccounts,
  goodPassword,
  identityBy,
  opens,
  signIn,
  signInAs,
  visitor,
} from './given-accounts.ts';

describe.each(storeKinds())('signing in on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const attempt = (email: string, password: string, by: Visitor = visitor()) =>
    signInWithPassword(given.db, signIn, { email, password }, by);

  it('opens a session for address and password, whatever the case and blanks of the address', async () => {
    const person = await given.newPerson();
    for (const email of [person.email, person.email.toUpperCase(), ` ${person.email} `]) {
      const result = await attempt(email, goodPassword);
      expect(result).toMatchObject({ ok: true, session: expect.stringMatching(/^[\w-]{43}$/) });
    }
  });

  it('answers the same to everything that is not right', async () => {
    const town = await given.newAuthority();
    const person = await given.newPerson({ roles: [[town, 'it-leitung']] });
    const inactive = await given.newPerson({ active: false });
    const elsewhere = await given.newPerson({ password: null });
    for (const [email, password] of [
      [person.email, 'drei karren voll kies'],
      [person.email, ''],
      [person.email, `${goodPassword} `],
      [inactive.email, goodPassword],
      [elsewhere.email, ''],
      [elsewhere.email, goodPassword],
      ['nobody@stadt.example', goodPassword],
      ['nobody@stadt.example', 'nobody'],
      ['', ''],
      ["' or true --", goodPassword],
      [`${person.email}\u0000`, goodPassword],
      ['%', goodPassword],
    ] as const)
      expect(await attempt(email, password), `${email} ${password}`).toEqual({ ok: false, problem: 'wrong' });
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const person = await given.newPerson();
    const work: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    await attempt('warm-up@stadt.example', 'x');
    for (let round = 0; round < 9; round += 1)
      for (const [which, email] of [
        ['known', person.email],
        ['unknown', `nobody-${round}@stadt.example`],
      ] as const) {
        // The work of the processor: the time on the clock is also that of others on this machine.
        const start = process.cpuUsage();
        await attempt(email, 'not the password');
        const { user, system } = process.cpuUsage(start);
        work[which].push(user + system);
      }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[4] ?? 0;
    const [known, unknown] = [median(work.known), median(work.unknown)];
    // Without the work of a hash, the unknown one would take a third.
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  it('gives every session a token of its own, and ends the one that the browser brought along', async () => {
    const person = await given.newPerson();
    const planted = await signInAs(given.db, await given.newPerson({ name: 'Böse Absicht' }));
    const { id, session } = await identityBy(given.db, planted.session);
    const own = await signInAs(
      given.db,
      person,
      visitor({ previous: { account: id, session: session ?? '' } }),
    );
    expect(own.session).not.toBe(planted.session);
    expect(await opens(given.db, planted.session)).toBe(false);
    expect((await identityBy(given.db, own.session)).id).toBe(person.id);
  });

  it('keeps only hashes of tokens, and only the network of an address', async () => {
    const person = await given.newPerson();
    const { session, device } = await signInAs(given.db, person, visitor({ address: '203.0.113.77' }));
    const rows = await given.db.asOperator((trx) =>
      trx.selectFrom('session').selectAll().where('account_id', '=', person.id).execute(),
    );
    expect(rows).toMatchObject([
      {
        network: '203.0.113.0/24',
        factors: ['password'],
        user_agent: expect.stringContaining('Firefox'),
      },
    ]);
    const dump = await given.db.asOperator(async (trx) => [
      ...(await trx.selectFrom('session').selectAll().execute()),
      ...(await trx.selectFrom('known_device').selectAll().execute()),
      ...(await trx.selectFrom('rate_limit').selectAll().execute()),
    ]);
    const text = dump
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
      .join('\n');
    for (const secret of [session, device, '203.0.113.77', person.email]) expect(text).not.toContain(secret);
  });

  it('lets a vendor in, who has a role nowhere', async () => {
    const vendor = await given.newPerson({ kind: 'vendor' });
    const identity = await identityBy(given.db, (await signInAs(given.db, vendor)).session);
    expect(identity).toMatchObject({
      authority: 0,
      authorities: [],
      roles: [],
      instanceRoles: [],
      choices: [],
    });
    expect([...identity.permissions]).toEqual(['account:self']);
    const town = await given.newAuthority();
    await expect(
      given.db.asOperator((trx) =>
        trx
          .insertInto('membership')
          .values({ authority_id: town, account_id: vendor.id, role: 'lesen', granted_by: 'test' })
          .execute(),
      ),
    ).rejects.toThrow();
  });

  it('hashes a password anew that was kept with less work', async () => {
    const person = await given.newPerson();
    const old = await hash(goodPassword, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const kept = () =>
      given.db.asOperator((trx) =>
        trx
          .selectFrom('account')
          .select('password_hash')
          .where('id', '=', person.id)
          .executeTakeFirstOrThrow(),
      );
    await given.db.asOperator((trx) =>
      trx.updateTable('account').set({ password_hash: old }).where('id', '=', person.id).execute(),
    );
    expect(await attempt(person.email, 'wrong')).toEqual({ ok: false, problem: 'wrong' });
    expect((await kept()).password_hash).toBe(old);
    await signInAs(given.db, person);
    expect((await kept()).password_hash).toContain('m=19456,t=2,p=1');
    await signInAs(given.db, person);
  });
});

describe.each(storeKinds())('attempts to sign in on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const attempt = (email: string, password: string, by: Visitor = visitor()) =>
    signInWithPassword(given.db, signIn, { email, password }, by);

  /** Tries until there is an answer other than "wrong"; returns how often that took and what it was. */
  async function hammer(email: string, by: () => Visitor, most = 100) {
    for (let count = 0; count < most; count += 1) {
      const result = await attempt(email, 'guess', by());
      if (result.ok || result.problem !== 'wrong') return { count, result };
    }
    return { count: most, result: null };
  }

  it('are limited for an account, from however many addresses they come', async () => {
    const person = await given.newPerson();
    const { count, result } = await hammer(person.email, () => visitor());
    expect(count).toBe(10);
    expect(result).toMatchObject({ ok: false, problem: 'too-often' });
    const wait = result && !result.ok && 'retryAfter' in result ? result.retryAfter : 0;
    expect(wait).toBeGreaterThan(500);
    expect(wait).toBeLessThanOrEqual(600);
    expect(await attempt(person.email, goodPassword), 'also with the right password').toMatchObject({
      problem: 'too-often',
    });
  });

  it('are limited the same for an address without an account', async () => {
    expect((await hammer('nobody-at-all@stadt.example', () => visitor())).count).toBe(10);
  });

  it('from elsewhere lock nobody out of a browser that they have used before', async () => {
    const person = await given.newPerson();
    const { device } = await signInAs(given.db, person);
    expect((await hammer(person.email, () => visitor())).count).toBe(10);
    expect((await hammer(person.email, () => visitor({ device: anyToken() }))).count).toBe(0);
    expect(await attempt(person.email, goodPassword, visitor({ device }))).toMatchObject({ ok: true });
    // That browser has a limit of its own, so that a stolen cookie is no way to guess without end.
    expect((await hammer(person.email, () => visitor({ device }))).count).toBe(10);
  });

  it('of one known browser count for its own account only', async () => {
    const attacker = await given.newPerson({ name: 'Böse Absicht' });
    const { device } = await signInAs(given.db, attacker);
    const victim = await given.newPerson();
    expect((await hammer(victim.email, () => visitor({ device }))).count).toBe(10);
    expect((await hammer(victim.email, () => visitor())).count).toBe(0);
  });

  it('are limited for an address, however many accounts they try', async () => {
    const address = '198.51.100.7';
    const began = Date.now();
    let tried = 0;
    for (; tried < 200; tried += 1) {
      const result = await attempt(`nobody-${tried}@spray.example`, 'guess', visitor({ address }));
      if (!result.ok && result.problem === 'too-often') break;
    }
    expect(tried).toBeGreaterThanOrEqual(60);
    // One more every ten seconds, on a machine that takes so long.
    expect(tried).toBeLessThanOrEqual(60 + (Date.now() - began) / 10_000);
    expect(await attempt('x@spray.example', 'guess', visitor({ address: '198.51.100.8' }))).toEqual({
      ok: false,
      problem: 'wrong',
    });
  });

  it('that succeed are not counted: an office behind one address can sign in each morning', async () => {
    const address = '198.51.100.99';
    const person = await given.newPerson();
    for (let round = 0; round < 70; round += 1)
      expect(await attempt(person.email, goodPassword, visitor({ address }))).toMatchObject({ ok: true });
  });

  it('are possible again after a while, one by one', async () => {
    const person = await given.newPerson();
    await hammer(person.email, () => visitor());
    await given.db.asOperator((trx) =>
      trx
        .updateTable('rate_limit')
        .set({ refilled_at: new Date(Date.now() - 601_000) })
        .execute(),
    );
    expect((await hammer(person.email, () => visitor())).count).toBe(1);
  });

  it('at the same moment do not slip through together', async () => {
    const person = await given.newPerson();
    const results = await Promise.all(Array.from({ length: 25 }, () => attempt(person.email, 'guess')));
    expect(results.filter((result) => !result.ok && result.problem === 'wrong')).toHaveLength(10);
  });

  it('leave nothing behind once nobody needs it', async () => {
    const person = await given.newPerson();
    await signInAs(given.db, person);
    await hammer(person.email, () => visitor(), 3);
    const longAgo = new Date(Date.now() - 200 * 24 * 3600 * 1000);
    await given.db.asOperator(async (trx) => {
      await trx.updateTable('rate_limit').set({ refilled_at: longAgo }).execute();
      await trx.updateTable('known_device').set({ last_used_at: longAgo }).execute();
      await trx.updateTable('sign_in_flow').set({ expires_at: longAgo }).execute();
    });
    await forgetSignInTraces(given.db);
    const left = await given.db.asOperator(async (trx) => [
      ...(await trx.selectFrom('rate_limit').selectAll().execute()),
      ...(await trx.selectFrom('known_device').selectAll().execute()),
      ...(await trx.selectFrom('sign_in_flow').selectAll().execute()),
    ]);
    expect(left).toEqual([]);
  });
});

describe.each(storeKinds())('a session on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const shift = (
    account: string,
    set: Partial<Record<'rotated_at' | 'last_seen_at' | 'expires_at' | 'created_at', Date>>,
  ) =>
    given.db.asOperator((trx) =>
      trx.updateTable('session').set(set).where('account_id', '=', account).execute(),
    );
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  it('gets a new token after a quarter of an hour; the old one still works for what was under way', async () => {
    const person = await given.newPerson();
    const { session } = await signInAs(given.db, person);
    expect((await resolveSession(given.db, session))?.nextToken).toBeNull();
    await shift(person.id, { rotated_at: ago(16) });
    const rotated = await resolveSession(given.db, session);
    const next = rotated?.nextToken ?? '';
    expect(next).toMatch(/^[\w-]{43}$/);
    expect(next).not.toBe(session);
    expect(await opens(given.db, next)).toBe(true);
    const stale = await resolveSession(given.db, session);
    expect(stale).toMatchObject({ nextToken: null, identity: { id: person.id } });
    await shift(person.id, { rotated_at: ago(2) });
    expect(await opens(given.db, session)).toBe(false);
    expect(await opens(given.db, next)).toBe(true);
  });

  it('is rotated once when several requests come at the same moment', async () => {
    const person = await given.newPerson();
    const { session } = await signInAs(given.db, person);
    await shift(person.id, { rotated_at: ago(16) });
    const all = await Promise.all(Array.from({ length: 8 }, () => resolveSession(given.db, session)));
    expect(all.every((each) => each?.identity.id === person.id)).toBe(true);
    const tokens = all.flatMap((each) => each?.nextToken ?? []);
    expect(tokens).toHaveLength(1);
    expect(await opens(given.db, tokens[0] ?? '')).toBe(true);
  });

  it('ends after twelve hours, after two without a request, and when its account is locked', async () => {
    const [old, idle, locked] = [await given.newPerson(), await given.newPerson(), await given.newPerson()];
    const sessions = [];
    for (const person of [old, idle, locked]) sessions.push((await signInAs(given.db, person)).session);
    for (const session of sessions) expect(await opens(given.db, session)).toBe(true);
    await shift(old.id, { expires_at: ago(0) });
    await shift(idle.id, { last_seen_at: ago(121) });
    await given.db.asOperator((trx) =>
      trx.updateTable('account').set({ active: false }).where('id', '=', locked.id).execute(),
    );
    for (const session of sessions) expect(await opens(given.db, session)).toBe(false);
  });

  it('does not live longer than twelve hours, however busy it is', async () => {
    const person = await given.newPerson();
    await signInAs(given.db, person);
    const [row] = await given.db.asOperator((trx) =>
      trx.selectFrom('session').selectAll().where('account_id', '=', person.id).execute(),
    );
    const hours = ((row?.expires_at.getTime() ?? 0) - (row?.created_at.getTime() ?? 0)) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThan(12.1);
  });

  it('is ended one by one, all but this one, or everywhere; never somebody else’s', async () => {
    const person = await given.newPerson();
    const other = await given.newPerson();
    const [first, second, third] = [
      await signInAs(given.db, person),
      await signInAs(given.db, person),
      await signInAs(given.db, person),
    ];
    const theirs = await signInAs(given.db, other);
    const idOf = async (token: string) => (await identityBy(given.db, token)).session ?? '';
    const still = async () =>
      Promise.all([first, second, third, theirs].map(({ session }) => opens(given.db, session)));

    expect(await endSessions(given.db, person.id, { only: await idOf(theirs.session) })).toBe(0);
    expect(await still()).toEqual([true, true, true, true]);
    expect(await endSessions(given.db, person.id, { only: await idOf(first.session) })).toBe(1);
    expect(await still()).toEqual([false, true, true, true]);
    expect(await endSessions(given.db, person.id, { except: await idOf(second.session) })).toBe(1);
    expect(await still()).toEqual([false, true, false, true]);
    expect(await endSessions(given.db, person.id, { except: null })).toBe(1);
    expect(await still()).toEqual([false, false, false, true]);
  });

  it('opens for no other token', async () => {
    const { session } = await signInAs(given.db, await given.newPerson());
    for (const wrong of [
      '',
      'x',
      session.slice(0, -1),
      `${session}A`,
      session.toLowerCase(),
      session.split('').reverse().join(''),
      anyToken(),
      '\u0000',
      "' or true --",
    ])
      expect(await opens(given.db, wrong), wrong).toBe(false);
  });
});
