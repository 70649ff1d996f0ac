import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityOf, inviteMember, sessionCookie } from '#lib/server/accounts/index.ts';
import { addGroupRole, removeGroupRole, signOutLink, viewGroupRoles } from '#lib/server/directory/index.ts';
import { createLink } from '#lib/server/accounts/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import * as begin from '../../src/routes/sign-in/oidc/+server.ts';
import * as callback from '../../src/routes/sign-in/oidc/callback/+server.ts';
import { startOidcProvider, type ProviderUser, type RunningProvider } from '../oidc-provider.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { createPerson, rolesOf } from './create-person.ts';
import { logIn } from './log-in.ts';
import {
  browser,
  origin,
  runOn,
  signIn,
  signedIn,
  statusOf,
  stopRunning,
  type Browser,
} from './signed-in-site.ts';

describe.each(storeKinds())('signing in at an OpenID Provider, on the $name store', (kind) => {
  const store = givenStore(kind);
  let provider: RunningProvider;
  let config: ReturnType<typeof signIn>;
  let ours: Actor;
  let theirs: Actor;
  let operator: Parameters<typeof addGroupRole>[1];

  beforeAll(async () => {
    provider = await startOidcProvider({ users: [], origins: [origin.origin] });
    config = signIn({
      issuer: new URL(provider.issuer),
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      groupsClaim: 'groups',
      scope: 'openid profile email',
    });
    runOn(store.db, config);
    operator = { id: 'operator', name: 'Betrieb' } as typeof operator;
  });
  afterAll(async () => {
    stopRunning();
    await provider.stop();
  });
  beforeEach(async () => {
    await store.db.asOperator((trx) => trx.deleteFrom('rate_limit').execute());
    await createPerson(store.db, { name: 'Betrieb', instance: ['betrieb'] });
    ours = await store.newTown();
    theirs = await store.newTown();
  });

  let numbers = 0;
  const somebody = (user: Partial<ProviderUser> = {}): ProviderUser => {
    numbers += 1;
    const made = {
      login: `person-${numbers}`,
      name: `Person ${numbers}`,
      email: `person${numbers}@stadt.example`,
      ...user,
    };
    provider.users.push(made);
    return made;
  };
  const map = async (group: string, target: 'instance' | number, role: string) => {
    expect(await addGroupRole(store.db, operator, { group, target, role })).toEqual({ ok: true });
  };
  const start = async (visitor: Browser, from = '/sign-in/oidc'): Promise<URL> => {
    const response = await visitor.go('/sign-in/oidc', begin, from);
    expect(response.status).toBe(303);
    return new URL(response.headers.get('location') ?? '');
  };
  const comeBack = (visitor: Browser, address: URL) =>
    visitor.go('/sign-in/oidc/callback', callback, address);
  const signInAs = async (visitor: Browser, login: string | null, from?: string): Promise<string | null> => {
    const back = await logIn(await start(visitor, from), login);
    return (await comeBack(visitor, back)).headers.get('location');
  };
  const accountOf = async (login: string): Promise<string> =>
    store.db.asOperator(async (trx) => {
      const { account_id } = await trx
        .selectFrom('external_identity')
        .select('account_id')
        .where('subject', '=', login)
        .executeTakeFirstOrThrow();
      return account_id;
    });
  const inventory = '/inventory';

  it('asks for a code with PKCE, state and nonce, at the place that the provider names', async () => {
    const address = await start(browser());
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'allmende',
      response_type: 'code',
      redirect_uri: 'https://allmende.example/sign-in/oidc/callback',
      scope: 'openid profile email',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const again = await start(browser());
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(again.searchParams.get(name)).not.toBe(address.searchParams.get(name));
  });

  it('begins so many sign-ins for one network, gives back those that were finished, and says when to try again', async () => {
    await map(`n-${ours.authority}`, ours.authority, 'lesen');
    const user = somebody({ groups: [`n-${ours.authority}`] });
    expect(await signInAs(browser(), user.login)).toBe('/');
    const flows = () =>
      store.db.asOperator((trx) =>
        trx
          .selectFrom('oidc_flow')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow()
          .then(({ count }) => Number(count)),
      );
    const before = await flows();
    const began = Date.now();
    const leadsTo = async () => {
      const response = await browser().go('/sign-in/oidc', begin, '/sign-in/oidc');
      return new URL(response.headers.get('location') ?? '', origin);
    };
    let begun = 0;
    let refused = await leadsTo();
    for (; refused.origin === provider.issuer; refused = await leadsTo()) begun += 1;
    expect(begun).toBeGreaterThanOrEqual(30);
    // One more every twenty seconds, on a machine that takes so long.
    expect(begun).toBeLessThanOrEqual(30 + (Date.now() - began) / 20_000);
    expect(refused.pathname).toBe('/sign-in/oidc/refused');
    expect(refused.searchParams.get('because')).toBe('too-often');
    expect(Number(refused.searchParams.get('wait'))).toBeGreaterThan(0);
    expect(Number(refused.searchParams.get('wait'))).toBeLessThanOrEqual(20);
    expect(await flows()).toBe(before + begun);
  });

  it('makes an account for whom a group gives a role, and brings them back to where they wanted to go', async () => {
    const user = somebody({ groups: [`it-${ours.authority}`, 'others'] });
    await map(`it-${ours.authority}`, ours.authority, 'it-leitung');
    const visitor = browser();
    expect(await signInAs(visitor, user.login, '/sign-in/oidc?return=/inventory?q=ewo')).toBe(
      '/inventory?q=ewo',
    );
    expect(visitor.cookies.has(sessionCookie(origin))).toBe(true);
    expect(await statusOf(visitor, inventory)).toBe(200);
    const account = await accountOf(user.login);
    expect(await rolesOf(store.db, account)).toEqual([`${ours.authority} it-leitung oidc`]);
    const row = await store.db.asOperator((trx) =>
      trx
        .selectFrom('account')
        .select(['email', 'name', 'last_sign_in_at'])
        .where('id', '=', account)
        .executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ email: user.email, name: user.name, last_sign_in_at: expect.any(Date) });
  });

  it('tells the log who got an account, and by which issuer', async () => {
    await map(`l-${ours.authority}`, ours.authority, 'lesen');
    const user = somebody({ groups: [`l-${ours.authority}`] });
    await signInAs(browser(), user.login);
    const account = await accountOf(user.login);
    const told = await store.db.asOperator((trx) =>
      trx
        .selectFrom('audit_entry')
        .select(['operation', 'changes'])
        .where('account_id', '=', account)
        .execute(),
    );
    expect(new Set(told.map(({ operation }) => operation))).toEqual(new Set(['/sign-in/oidc/callback GET']));
    expect(JSON.stringify(told)).toContain(provider.issuer);
    expect(JSON.stringify(told)).not.toContain(user.email);
  });

  it('never leads elsewhere afterwards', async () => {
    const user = somebody({ groups: [`g-${ours.authority}`] });
    await map(`g-${ours.authority}`, ours.authority, 'lesen');
    for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect(await signInAs(browser(), user.login, `/sign-in/oidc?return=${encodeURIComponent(evil)}`)).toBe(
        '/',
      );
  });

  it('makes the rights exactly what the groups say, each time, and leaves rights from elsewhere alone', async () => {
    const group = (name: string) => `${name}-${ours.authority}`;
    await map(group('write'), ours.authority, 'bearbeitung');
    await map(group('audit'), theirs.authority, 'revision');
    await map(group('operate'), 'instance', 'betrieb');
    const user = somebody({ groups: [group('write'), group('audit'), group('operate')] });
    await signInAs(browser(), user.login);
    const account = await accountOf(user.login);
    expect(await rolesOf(store.db, account)).toEqual(
      [
        `${ours.authority} bearbeitung oidc`,
        `${theirs.authority} revision oidc`,
        'instance betrieb oidc',
      ].toSorted(),
    );
    await store.db.asOperator(async (trx) => {
      await trx
        .insertInto('membership')
        .values({ authority_id: theirs.authority, account_id: account, role: 'leitung', granted_by: 'x' })
        .execute();
      await trx.insertInto('instance_role').values({ account_id: account, role: 'redaktion' }).execute();
    });
    user.groups = [group('write')];
    await signInAs(browser(), user.login);
    expect(await rolesOf(store.db, account)).toEqual(
      [
        `${ours.authority} bearbeitung oidc`,
        `${theirs.authority} leitung given`,
        'instance redaktion given',
      ].toSorted(),
    );
    user.groups = [];
    await signInAs(browser(), user.login);
    expect(await rolesOf(store.db, account)).toEqual([
      `${theirs.authority} leitung given`,
      'instance redaktion given',
    ]);
  });

  it('takes a right away at once where its mapping ends, unless another group gives the same', async () => {
    const [a, b] = [`a-${ours.authority}`, `b-${ours.authority}`];
    await map(a, ours.authority, 'lesen');
    await map(b, ours.authority, 'lesen');
    const user = somebody({ groups: [a, b] });
    const visitor = browser();
    await signInAs(visitor, user.login);
    const idOf = async (group: string) =>
      (await viewGroupRoles(store.db)).mappings.find((each) => each.group === group)?.id ?? 0;
    expect(await removeGroupRole(store.db, await idOf(a))).toEqual({ ok: true });
    expect(await statusOf(visitor, inventory)).toBe(200);
    expect(await removeGroupRole(store.db, await idOf(b))).toEqual({ ok: true });
    expect(await statusOf(visitor, inventory)).toBe(403);
    expect(await removeGroupRole(store.db, 0)).toEqual({ ok: false, problem: 'not-found' });
  });

  describe('the last account that can run the instance', () => {
    const group = () => `last-${ours.authority}`;
    const onlyOperator = async () => {
      await map(group(), 'instance', 'betrieb');
      const user = somebody({ groups: [group()] });
      await signInAs(browser(), user.login);
      const account = await accountOf(user.login);
      await store.db.asOperator((trx) =>
        trx.deleteFrom('instance_role').where('account_id', '<>', account).execute(),
      );
      return { user, account };
    };

    it('keeps that role when its groups no longer give it, until somebody else has it', async () => {
      const { user, account } = await onlyOperator();
      user.groups = [];
      const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
      expect(await signInAs(browser(), user.login)).toBe('/');
      const lines = written.mock.calls.map(([line]) => String(line));
      written.mockRestore();
      expect(lines.filter((line) => line.includes('last-operator-kept'))).toHaveLength(1);
      expect(await rolesOf(store.db, account)).toEqual(['instance betrieb oidc']);
      await createPerson(store.db, { name: 'Vertretung', instance: ['betrieb'] });
      await signInAs(browser(), user.login);
      expect(await rolesOf(store.db, account)).toEqual([]);
    });

    it('keeps the mapping that gives it', async () => {
      await store.db.asOperator((trx) =>
        trx.deleteFrom('group_role').where('role', '=', 'betrieb').execute(),
      );
      const { account } = await onlyOperator();
      const mapping = async () =>
        (await viewGroupRoles(store.db)).mappings.find((each) => each.group === group())?.id ?? 0;
      const id = await mapping();
      expect(await removeGroupRole(store.db, id)).toEqual({ ok: false, problem: 'last-operator' });
      expect(await mapping()).toBe(id);
      expect(await rolesOf(store.db, account)).toEqual(['instance betrieb oidc']);
      await createPerson(store.db, { name: 'Vertretung', instance: ['betrieb'] });
      expect(await removeGroupRole(store.db, id)).toEqual({ ok: true });
      expect(await rolesOf(store.db, account)).toEqual([]);
    });
  });

  it('lets the last IT-Leitung of an authority go, and the operator invite another one', async () => {
    await map(`it-${ours.authority}`, ours.authority, 'it-leitung');
    const user = somebody({ groups: [`it-${ours.authority}`] });
    await signInAs(browser(), user.login);
    const betrieb = await createPerson(store.db, { name: 'Betrieb', instance: ['betrieb'] });
    const inviting = await identityOf(store.db, betrieb, null, { via: 'session', session: null });
    if (!inviting) throw new Error('no identity');
    const invite = (email: string) =>
      inviteMember(
        store.db,
        inviting,
        { email, name: 'Neu', language: 'de', role: 'it-leitung', authority: ours.authority },
        config,
      );
    expect(await invite(`zu-frueh-${ours.authority}@stadt.example`)).toMatchObject({ ok: false });
    user.groups = [];
    await signInAs(browser(), user.login);
    expect(await rolesOf(store.db, await accountOf(user.login))).toEqual([]);
    expect(await invite(`neu-${ours.authority}@stadt.example`)).toMatchObject({ ok: true });
  });

  it('signs nobody in whom no group and no invitation gives a role, and keeps nothing of them', async () => {
    const user = somebody({ groups: ['unknown'] });
    const visitor = browser();
    expect(await signInAs(visitor, user.login)).toBe('/sign-in/oidc/refused?because=no-role');
    expect(visitor.cookies.has(sessionCookie(origin))).toBe(false);
    const rows = await store.db.asOperator((trx) =>
      trx.selectFrom('account').select('id').where('name', '=', user.name).execute(),
    );
    expect(rows).toEqual([]);
  });

  it('knows a person by issuer and subject, whatever name and address they have by now', async () => {
    await map(`k-${ours.authority}`, ours.authority, 'lesen');
    const user = somebody({ groups: [`k-${ours.authority}`] });
    await signInAs(browser(), user.login);
    const account = await accountOf(user.login);
    Object.assign(user, { name: 'Anders', email: 'anders@stadt.example' });
    await signInAs(browser(), user.login);
    expect(await accountOf(user.login)).toBe(account);
  });

  it('refuses a closed account', async () => {
    await map(`c-${ours.authority}`, ours.authority, 'lesen');
    const user = somebody({ groups: [`c-${ours.authority}`] });
    await signInAs(browser(), user.login);
    const account = await accountOf(user.login);
    await store.db.asOperator((trx) =>
      trx.updateTable('account').set({ active: false }).where('id', '=', account).execute(),
    );
    const visitor = browser();
    expect(await signInAs(visitor, user.login)).toBe('/sign-in/oidc/refused?because=inactive');
    expect(visitor.cookies.has(sessionCookie(origin))).toBe(false);
  });

  it('ends the session that the browser brought along', async () => {
    await map(`s-${ours.authority}`, ours.authority, 'lesen');
    const user = somebody({ groups: [`s-${ours.authority}`] });
    const before = await createPerson(store.db, { name: 'Vorher', roles: [[theirs.authority, 'lesen']] });
    const visitor = await signedIn(store.db, before);
    const old = browser();
    old.cookies.set(sessionCookie(origin), visitor.cookies.get(sessionCookie(origin)) ?? '');
    await signInAs(visitor, user.login);
    expect(await statusOf(visitor, inventory)).toBe(200);
    expect(await statusOf(old, inventory, { accept: 'text/html' })).toBe(303);
  });

  it('offers to sign out at the provider as well', async () => {
    const link = new URL((await signOutLink(config)) ?? '');
    expect(link.origin).toBe(provider.issuer);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: 'allmende',
      post_logout_redirect_uri: 'https://allmende.example/sign-in',
    });
    expect((await fetch(link)).status).toBe(200);
  });

  describe('an account that exists', () => {
    const invite = (email: string, more: { account?: string; authority?: number; role?: string } = {}) =>
      store.db.asOperator((trx) =>
        createLink(trx, {
          purpose: 'invitation',
          createdBy: 'test',
          email,
          authority: ours.authority,
          role: 'bearbeitung',
          ...more,
        }),
      );

    it('is never taken over by an equal address', async () => {
      await map(`t-${ours.authority}`, ours.authority, 'it-leitung');
      const victim = await createPerson(store.db, {
        name: 'Opfer',
        email: 'opfer@stadt.example',
        roles: [[theirs.authority, 'leitung']],
      });
      await store.db.asOperator((trx) =>
        trx.updateTable('account').set({ password_hash: 'x' }).where('id', '=', victim).execute(),
      );
      for (const email of ['opfer@stadt.example', 'OPFER@Stadt.example']) {
        const user = somebody({ email, groups: [`t-${ours.authority}`] });
        const visitor = browser();
        expect(await signInAs(visitor, user.login)).toBe('/sign-in/oidc/refused?because=known-address');
        expect(visitor.cookies.has(sessionCookie(origin))).toBe(false);
      }
      await invite('opfer@stadt.example', { account: victim });
      const user = somebody({ email: 'opfer@stadt.example' });
      expect(await signInAs(browser(), user.login)).toBe('/sign-in/oidc/refused?because=known-address');
    });

    it('is not linked by an address that the provider has not verified', async () => {
      const user = somebody({ emailVerified: false });
      await invite(user.email ?? '');
      expect(await signInAs(browser(), user.login)).toBe('/sign-in/oidc/refused?because=no-role');
    });

    it('gets no address that the provider has not verified', async () => {
      await map(`v-${ours.authority}`, ours.authority, 'lesen');
      const user = somebody({ emailVerified: false, groups: [`v-${ours.authority}`] });
      await signInAs(browser(), user.login);
      const account = await accountOf(user.login);
      const { email } = await store.db.asOperator((trx) =>
        trx.selectFrom('account').select('email').where('id', '=', account).executeTakeFirstOrThrow(),
      );
      expect(email).toBeNull();
    });

    it('is linked by one open invitation to its verified address, if nobody could sign in with it yet', async () => {
      const user = somebody();
      const account = await createPerson(store.db, {
        name: 'Eingeladen',
        ...(user.email ? { email: user.email } : {}),
      });
      await invite(user.email ?? '', { account });
      const visitor = browser();
      expect(await signInAs(visitor, user.login)).toBe('/');
      expect(await accountOf(user.login)).toBe(account);
      expect(await rolesOf(store.db, account)).toEqual([`${ours.authority} bearbeitung given`]);
      // The invitation is used up.
      const open = await store.db.asOperator((trx) =>
        trx
          .selectFrom('one_time_link')
          .select('email')
          .where('email', '=', user.email ?? '')
          .where('used_at', 'is', null)
          .execute(),
      );
      expect(open).toEqual([]);
    });

    it('is made by one open invitation', async () => {
      const user = somebody();
      await invite((user.email ?? '').toUpperCase());
      expect(await signInAs(browser(), user.login)).toBe('/');
      expect(await rolesOf(store.db, await accountOf(user.login))).toEqual([
        `${ours.authority} bearbeitung given`,
      ]);
    });

    it('is not made where several invitations are open, one has run out, or it is for somebody else', async () => {
      const several = somebody();
      await invite(several.email ?? '');
      await invite(several.email ?? '', { authority: theirs.authority });
      expect(await signInAs(browser(), several.login)).toBe('/sign-in/oidc/refused?because=no-role');
      const late = somebody();
      await invite(late.email ?? '');
      await store.db.asOperator((trx) =>
        trx
          .updateTable('one_time_link')
          .set({ expires_at: new Date(Date.now() - 1000) })
          .where('email', '=', late.email ?? '')
          .execute(),
      );
      expect(await signInAs(browser(), late.login)).toBe('/sign-in/oidc/refused?because=no-role');
      const other = somebody();
      await invite('somebody-else@stadt.example');
      expect(await signInAs(browser(), other.login)).toBe('/sign-in/oidc/refused?because=no-role');
    });
  });

  describe('what comes back', () => {
    const refused = async (visitor: Browser, address: URL, because: string) => {
      const response = await comeBack(visitor, address);
      expect(response.headers.get('location')).toBe(`/sign-in/oidc/refused?because=${because}`);
      expect(visitor.cookies.has(sessionCookie(origin))).toBe(false);
    };
    const begun = async () => {
      await map(`b-${ours.authority}`, ours.authority, 'lesen');
      const user = somebody({ groups: [`b-${ours.authority}`] });
      const visitor = browser();
      return { visitor, back: await logIn(await start(visitor), user.login) };
    };
    const changed = (address: URL, change: (search: URLSearchParams) => void): URL => {
      const copy = new URL(address);
      change(copy.searchParams);
      return copy;
    };

    it('works once', async () => {
      const { visitor, back } = await begun();
      expect((await comeBack(visitor, back)).headers.get('location')).toBe('/');
      visitor.cookies.delete(sessionCookie(origin));
      await refused(visitor, back, 'expired');
    });

    it('works in the browser that began, and a foreign one does not use it up', async () => {
      const { visitor, back } = await begun();
      await refused(browser(), back, 'expired');
      const other = browser();
      await start(other);
      await refused(other, back, 'expired');
      expect((await comeBack(visitor, back)).headers.get('location')).toBe('/');
    });

    it('does not sign a person in as somebody else who began in another browser', async () => {
      const attacker = await begun();
      const victim = browser();
      const theirStart = await start(victim);
      const planted = changed(attacker.back, (search) =>
        search.set('state', theirStart.searchParams.get('state') ?? ''),
      );
      await refused(victim, planted, 'invalid');
    });

    it.each([
      ['no state', (search: URLSearchParams) => search.delete('state'), 'expired'],
      ['an empty state', (search: URLSearchParams) => search.set('state', ''), 'expired'],
      ['another state', (search: URLSearchParams) => search.set('state', 'x'.repeat(43)), 'expired'],
      ['a very long state', (search: URLSearchParams) => search.set('state', 'x'.repeat(10_000)), 'expired'],
      ['two states', (search: URLSearchParams) => search.append('state', 'x'), 'expired'],
      ['no code', (search: URLSearchParams) => search.delete('code'), 'invalid'],
      ['another code', (search: URLSearchParams) => search.set('code', 'x'), 'invalid'],
      ['two codes', (search: URLSearchParams) => search.append('code', 'x'), 'invalid'],
      ['another issuer', (search: URLSearchParams) => search.set('iss', 'https://evil.example'), 'invalid'],
      ['no issuer', (search: URLSearchParams) => search.delete('iss'), 'invalid'],
      ['an error', (search: URLSearchParams) => search.set('error', 'server_error'), 'denied'],
      ['a token of another flow', (search: URLSearchParams) => search.set('id_token', 'x'), 'invalid'],
      ['a response in a token', (search: URLSearchParams) => search.set('response', 'x'), 'invalid'],
    ])('is refused with %s', async (_name, change, because) => {
      const { visitor, back } = await begun();
      await refused(visitor, changed(back, change), because);
    });

    it('is refused when the person did not want to sign in', async () => {
      const visitor = browser();
      await refused(visitor, await logIn(await start(visitor), null), 'denied');
    });

    it('is refused after ten minutes', async () => {
      const { visitor, back } = await begun();
      await store.db.asOperator((trx) =>
        trx
          .updateTable('oidc_flow')
          .set({ expires_at: new Date(Date.now() - 1) })
          .execute(),
      );
      await refused(visitor, back, 'expired');
    });

    it('works from two windows beside each other', async () => {
      const { visitor, back } = await begun();
      await start(visitor);
      expect((await comeBack(visitor, back)).headers.get('location')).toBe('/');
    });

    it('leaves nothing readable in the store', async () => {
      const visitor = browser();
      const address = await start(visitor);
      const rows = await store.db.asOperator((trx) => trx.selectFrom('oidc_flow').selectAll().execute());
      const text = JSON.stringify(rows);
      expect(text).not.toContain(address.searchParams.get('state'));
      expect(text).not.toContain(visitor.cookies.get('__Host-oidc'));
    });
  });
});
