import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createToken,
  identityOf,
  revokeToken,
  type Identity,
  type Permission,
} from '#lib/server/accounts/index.ts';
import { addContract, contractFields } from '#lib/server/contracts/index.ts';
import { createApi, describeApi, operationPolicies } from '#lib/server/api/index.ts';
import { openPlaces } from '#lib/server/places/index.ts';
import { createPlan } from '#lib/server/planning/index.ts';
import { resolve } from 'node:path';
import type { Actor } from '#lib/server/database/index.ts';
import * as handlers from '../../src/routes/api/v1/[...path]/+server.ts';
import { createPerson } from '../directory/create-person.ts';
import { browser, runOn, signedIn, signIn, statusOf, stopRunning } from '../directory/signed-in-site.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, knowledge, takeOver } from '../use-cases/given.ts';

const route = '/api/v1/[...path]';
const places = openPlaces(resolve(import.meta.dirname, '../../../../knowledge'));

describe.each(storeKinds())('the API on the $name store', (kind) => {
  const store = givenStore(kind);
  let ours: Actor;
  let theirs: Actor;
  let person: string;

  beforeAll(async () => {
    runOn(store.db, signIn(), { places });
    ours = await store.newTown();
    theirs = await store.newTown();
    person = await createPerson(store.db, {
      name: 'Erika Beispiel',
      email: 'erika@stadt.example',
      roles: [
        [ours.authority, 'it-leitung'],
        [theirs.authority, 'lesen'],
      ],
      instance: ['betrieb'],
    });
    const list = csv(
      ['Anwendung', 'Amt'],
      ['LibreOffice', 'Hauptamt'],
      ['Nextcloud', 'Bauamt'],
      ['Fachschale Grün', 'Bauamt'],
    );
    await takeOver(store.db, ours, list);
    await takeOver(store.db, theirs, csv(['Anwendung'], ['Geheimes Verfahren']));
  });
  afterAll(stopRunning);

  const identity = async (authority: number, account = person): Promise<Identity> => {
    const found = await identityOf(store.db, account, authority, { via: 'session', session: null });
    if (!found) throw new Error('no such account');
    return found;
  };
  const tokenFor = async (
    scopes: Permission[],
    authority = ours.authority,
    days = 30,
  ): Promise<{ id: string; text: string }> => {
    const target = scopes.some((scope) => scope.startsWith('instance:')) ? 'instance' : 'authority';
    const created = await createToken(store.db, await identity(authority), {
      target,
      name: 'Test',
      scopes,
      days,
    });
    if (!created.ok) throw new Error(created.problem);
    return created;
  };
  const call = async (path: string, token: string | null, init: RequestInit = {}) => {
    const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...init.headers };
    const response = await browser().go(route, handlers, `/api/v1${path}`, { ...init, headers });
    const text = await response.text();
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: text === '' ? null : JSON.parse(text),
      headers: response.headers,
    };
  };
  const post = (path: string, token: string | null, body: unknown, type = 'application/json') =>
    call(path, token, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': type },
    });

  it('says who the token stands for and what it may do', async () => {
    const { text } = await tokenFor(['inventory:read']);
    expect(await call('/whoami', text)).toMatchObject({
      status: 200,
      body: {
        name: 'Erika Beispiel',
        via: 'token',
        authority: { id: ours.authority },
        permissions: ['inventory:read'],
      },
    });
    expect((await call('/authorities', text)).body.items).toEqual([
      expect.objectContaining({ id: ours.authority, through: null }),
    ]);
  });

  it('lists the inventory of the token’s authority in pages, and narrowed', async () => {
    const { text } = await tokenFor(['inventory:read']);
    const all = await call('/applications', text);
    expect(all.body.items.map(({ name }: { name: string }) => name)).toEqual([
      'LibreOffice',
      'Nextcloud',
      'Fachschale Grün',
    ]);
    expect(all.body).toMatchObject({ total: 3, next: null });
    const first = await call('/applications?limit=2', text);
    expect(first.body.items).toEqual(all.body.items.slice(0, 2));
    const second = await call(`/applications?limit=2&after=${first.body.next}`, text);
    expect(second.body).toMatchObject({ items: all.body.items.slice(2), next: null, total: 3 });
    expect((await call('/applications?q=nextcloud', text)).body.total).toBe(1);
    expect((await call('/applications?limit=0', text)).body.errors).toEqual([
      { pointer: '#/limit', detail: expect.any(String) },
    ]);
    expect((await call('/applications?match=nonsense', text)).status).toBe(400);
  });

  it('never reaches another authority, whatever id is asked for', async () => {
    const mine = await tokenFor(['inventory:read', 'inventory:write']);
    const other = await tokenFor(['inventory:read'], theirs.authority);
    const [foreign] = (await call('/applications', other.text)).body.items;
    expect(foreign.name).toBe('Geheimes Verfahren');
    expect((await call(`/applications/${foreign.id}`, mine.text)).status).toBe(404);
    expect((await post(`/applications/${foreign.id}`, mine.text, { note: 'x' })).status).toBe(404);
    expect(JSON.stringify((await call('/report?depth=3', mine.text)).body)).not.toContain('Geheim');
    const strange = {
      headers: { cookie: `authority=${theirs.authority}`, 'x-authority': String(theirs.authority) },
    };
    expect((await call('/whoami', mine.text, strange)).body.authority.id).toBe(ours.authority);
  });

  it('corrects fields, and leaves those alone that are not named', async () => {
    const { text } = await tokenFor(['inventory:read', 'inventory:write']);
    const { items } = (await call('/applications?q=Fachschale', text)).body;
    const [{ id }] = items;
    const edited = await post(`/applications/${id}`, text, {
      users: 12,
      contractEnd: '2088-12-31',
      noticeMonths: 6,
    });
    expect(edited).toMatchObject({
      status: 200,
      body: { users: 12, contractEnd: '2088-12-31', noticeBy: '2088-06-30', department: 'Bauamt' },
    });
    expect((await post(`/applications/${id}`, text, { users: null })).body).toMatchObject({
      users: null,
      noticeMonths: 6,
    });
    for (const wrong of [
      { users: -1 },
      { users: '12' },
      { name: '' },
      { contractEnd: '31.12.2028' },
      { hosting: 'cloud' },
      { capability: 'no-such' },
      { unknown: 1 },
      [],
      'text',
      null,
    ])
      expect((await post(`/applications/${id}`, text, wrong)).status, JSON.stringify(wrong)).toBe(400);
    expect((await post(`/applications/${id}`, text, '{')).status).toBe(400);
    expect((await post(`/applications/${id}`, text, '{}', 'text/plain')).status).toBe(415);
    expect((await call(`/applications/${id}`, text)).body).toMatchObject({
      name: 'Fachschale Grün',
      users: null,
    });
  });

  it('keeps contracts as the pages do: adds, changes, removes them, and tells the days for notice', async () => {
    const { text } = await tokenFor(['inventory:read', 'inventory:write']);
    const reader = await tokenFor(['inventory:read']);
    const foreign = await addContract(store.db, theirs, contractFields.parse({ title: 'Geheimer Vertrag' }));
    const [application] = (await call('/applications?q=Nextcloud', text)).body.items;
    const given = { title: 'Betrieb Nextcloud', end: '2089-12-31', noticeMonths: 6, costCents: 120_000 };
    const stated = {
      ...given,
      applications: [application.id],
      clauses: { escrow: { state: 'no', text: null } },
    };
    const added = await post('/contracts', text, stated);
    expect(added).toMatchObject({ status: 200, body: { ...stated, noticeBy: '2089-06-30', partner: null } });
    const { id } = added.body;
    expect((await call(`/applications/${application.id}`, text)).body.contractEnd).toBe('2089-12-31');
    const changed = await post(`/contracts/${id}`, text, { noticeMonths: 12, partner: 'Rechenzentrum' });
    expect(changed.body).toMatchObject({ ...given, noticeMonths: 12, noticeBy: '2088-12-31' });
    const { revision } = added.body;
    expect((await post(`/contracts/${id}`, text, { revision, note: 'Aus alter Sicht' })).status).toBe(409);
    expect(changed.body).toMatchObject({ revision: revision + 1 });
    const { items } = (await call('/contracts', reader.text)).body;
    expect(items).toEqual([changed.body]);
    expect((await call('/notice-dates', text)).body.items).toContainEqual(
      expect.objectContaining({ contract: id, noticeBy: '2088-12-31', leftOn: '2089-12-31' }),
    );
    expect((await call('/notice-dates?months=1', text)).body.items).toEqual([]);
    for (const wrong of [{}, { title: '' }, { title: 'x', end: '31.12.2028' }, { title: 'x', other: 1 }, []])
      expect((await post('/contracts', text, wrong)).status, JSON.stringify(wrong)).toBe(400);
    const turned = await post(`/contracts/${id}`, text, { start: '2090-01-01' });
    expect(turned.body.errors).toEqual([{ pointer: '/end', detail: expect.any(String) }]);
    expect((await post(`/contracts/${id}`, text, { applications: [999_999_999] })).body.errors).toMatchObject(
      [{ pointer: '/applications' }],
    );
    expect((await post(`/contracts/${id}`, reader.text, { note: 'x' })).status).toBe(403);
    const theirOne = `/contracts/${foreign.ok ? foreign.id : 0}`;
    for (const path of [theirOne, `${theirOne}/remove`])
      expect((await post(path, text, { note: 'x' })).status).toBe(404);
    expect((await call(theirOne, text)).status).toBe(404);
    expect((await post(`/contracts/${id}/remove`, text, {})).body).toEqual({ removed: given.title });
    expect((await call(`/contracts/${id}`, text)).status).toBe(404);
  });

  it('gives the figures as intervals, each with its reasons', async () => {
    const { text } = await tokenFor(['inventory:read']);
    const { body } = await call('/report?depth=2', text);
    expect(body).toMatchObject({ applications: 3, dependence: [expect.any(Number), expect.any(Number)] });
    expect(body.dependence[0]).toBeLessThan(body.dependence[1]);
    expect(body.reasons.dependence.inputs.length).toBeGreaterThan(0);
    expect(Object.keys(body.reasons)).toHaveLength(5);
    const english = await call('/report', text, { headers: { 'accept-language': 'en' } });
    expect(english.body.reasons.dependence.label).not.toBe(body.reasons.dependence.label);
    const shares = (await call('/vendors', text)).body.items;
    expect(shares.length).toBeGreaterThan(0);
    for (const { share } of shares) expect(share[0]).toBeLessThanOrEqual(share[1]);
  });

  it('gives plans with their steps and what they were computed from, to their own authority', async () => {
    const { text } = await tokenFor(['inventory:read']);
    const other = await tokenFor(['inventory:read'], theirs.authority);
    const scenario = 'stepwise';
    const id = await createPlan(store.db, knowledge, ours, { scenario, name: 'Schrittweise' });
    expect((await call('/plans', text)).body.items).toMatchObject([
      { id, scenario, state: 'new', area: null },
    ]);
    expect((await call(`/plans/${id}`, text)).body).toMatchObject({ state: 'new', figures: null, stale: [] });
    expect((await call(`/plans/${id}/input`, text)).body.applications).toHaveLength(3);
    expect((await call('/plans', other.text)).body.items).toEqual([]);
    for (const path of [`/plans/${id}`, `/plans/${id}/input`, '/plans/999999'])
      expect((await call(path, other.text)).status).toBe(404);
    expect((await call('/plans/x', text)).status).toBe(400);
  });

  it('finds places', async () => {
    const { text } = await tokenFor(['inventory:read']);
    const { body } = await call('/places?q=göttingen', text);
    expect(body.items[0].name).toMatch(/^Göttingen/);
    expect((await call('/places?q=g', text)).status).toBe(400);
  });

  it('asks for the permission of each operation, and for a token first', async () => {
    const reader = await tokenFor(['inventory:read']);
    const exporter = await tokenFor(['report:export']);
    const calls: [string, string][] = [
      ['GET', '/whoami'],
      ['GET', '/authorities'],
      ['GET', '/applications'],
      ['GET', '/applications/1'],
      ['POST', '/applications/1'],
      ['GET', '/report'],
      ['GET', '/vendors'],
      ['GET', '/plans'],
      ['GET', '/plans/1'],
      ['GET', '/plans/1/input'],
      ['GET', '/places?q=ulm'],
      ['GET', '/nothing'],
      ['POST', '/whoami'],
      ['GET', '/'],
      ['GET', '/applications/1/'],
      ['GET', '//applications'],
    ];
    for (const [method, path] of calls)
      for (const token of [null, 'wrong', `allm_${'A'.repeat(43)}`, `${reader.text}x`, '']) {
        const init =
          method === 'POST'
            ? {
                method,
                body: '{}',
                headers: { 'content-type': 'application/json', origin: 'https://allmende.example' },
              }
            : {};
        const answer = await call(path, token, init);
        expect(answer.status, `${method} ${path} ${token}`).toBe(401);
        expect(answer.type).toBe('application/problem+json');
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
    expect((await post('/applications/1', reader.text, {})).status).toBe(403);
    for (const path of ['/applications', '/applications/1', '/report', '/vendors'])
      expect((await call(path, exporter.text)).status, path).toBe(403);
    expect((await call('/nothing', reader.text)).status).toBe(404);
    expect((await call('/applications/0', reader.text)).status).toBe(400);
    expect((await call("/applications/1'--", reader.text)).status).toBe(400);
  });

  describe('a token', () => {
    it('is kept as a hash only, with the minute of its last use', async () => {
      const { id, text } = await tokenFor(['inventory:read']);
      await call('/whoami', text);
      const row = await store.db.asOperator((trx) =>
        trx.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      );
      expect(
        JSON.stringify({ ...row, token_hash: Buffer.from(row.token_hash).toString('latin1') }),
      ).not.toContain(text.slice(5));
      expect(row.token_hash).toHaveLength(32);
      expect(row.last_used_at?.getUTCSeconds()).toBe(0);
    });

    it('is dead when it is revoked, expired, its account inactive, or its authority lost', async () => {
      const account = await createPerson(store.db, { name: 'Kurz', roles: [[ours.authority, 'lesen']] });
      const issue = async () => {
        const created = await createToken(store.db, await identity(ours.authority, account), {
          target: 'authority',
          name: 'x',
          scopes: ['inventory:read'],
          days: 1,
        });
        if (!created.ok) throw new Error(created.problem);
        return created;
      };
      const works = async (text: string) => (await call('/applications', text)).status;
      const revoked = await issue();
      expect(await works(revoked.text)).toBe(200);
      expect(await revokeToken(store.db, await identity(ours.authority, account), revoked.id)).toBe(true);
      expect(await works(revoked.text)).toBe(401);
      const expired = await issue();
      await store.db.asOperator((trx) =>
        trx
          .updateTable('api_token')
          .set({ expires_at: new Date(Date.now() - 1000) })
          .where('id', '=', expired.id)
          .execute(),
      );
      expect(await works(expired.text)).toBe(401);
      const kept = await issue();
      await store.db.asOperator((trx) =>
        trx.updateTable('account').set({ active: false }).where('id', '=', account).execute(),
      );
      expect(await works(kept.text)).toBe(401);
      await store.db.asOperator((trx) =>
        trx.updateTable('account').set({ active: true }).where('id', '=', account).execute(),
      );
      expect(await works(kept.text)).toBe(200);
      await store.db.asOperator((trx) =>
        trx.deleteFrom('membership').where('account_id', '=', account).execute(),
      );
      expect(await works(kept.text)).toBe(401);
    });

    it('loses what its person loses, at once', async () => {
      const account = await createPerson(store.db, {
        name: 'Wechsel',
        roles: [[ours.authority, 'bearbeitung']],
      });
      const created = await createToken(store.db, await identity(ours.authority, account), {
        target: 'authority',
        name: 'x',
        scopes: ['inventory:read', 'inventory:write'],
        days: 1,
      });
      if (!created.ok) throw new Error(created.problem);
      expect((await call('/whoami', created.text)).body.permissions).toEqual([
        'inventory:read',
        'inventory:write',
      ]);
      await store.db.asOperator((trx) =>
        trx.updateTable('membership').set({ role: 'lesen' }).where('account_id', '=', account).execute(),
      );
      expect((await call('/whoami', created.text)).body.permissions).toEqual(['inventory:read']);
    });

    it('is never more than its person, nor able to widen itself', async () => {
      const reader = await createPerson(store.db, { name: 'Nur Lesen', roles: [[ours.authority, 'lesen']] });
      for (const scopes of [
        ['inventory:write'],
        ['account:self'],
        ['instance:operate'],
        ['tokens:manage'],
      ] as Permission[][])
        expect(
          await createToken(store.db, await identity(ours.authority, reader), {
            target: 'authority',
            name: 'x',
            scopes,
            days: 1,
          }),
        ).toEqual({ ok: false, problem: 'scope' });
      for (const scopes of [
        ['account:self'],
        ['tokens:manage'],
        ['members:manage'],
        ['instance:operate'],
      ] as Permission[][])
        expect(
          await createToken(store.db, await identity(ours.authority), {
            target: 'authority',
            name: 'x',
            scopes,
            days: 1,
          }),
        ).toEqual({ ok: false, problem: 'scope' });
    });

    it('of the instance sees nothing of any authority', async () => {
      const { text } = await tokenFor(['instance:operate']);
      expect((await call('/whoami', text)).body).toMatchObject({
        authority: null,
        permissions: ['instance:operate'],
      });
      expect((await call('/authorities', text)).body.items).toEqual([]);
      expect((await call('/applications', text)).status).toBe(403);
    });

    it('is revoked by who manages tokens of the authority, and by nobody of another one', async () => {
      const { id, text } = await tokenFor(['inventory:read']);
      const stranger = await createPerson(store.db, {
        name: 'Fremd',
        roles: [[theirs.authority, 'it-leitung']],
      });
      const colleague = await createPerson(store.db, { name: 'Kollege', roles: [[ours.authority, 'lesen']] });
      const head = await createPerson(store.db, { name: 'Leiter', roles: [[ours.authority, 'it-leitung']] });
      expect(await revokeToken(store.db, await identity(theirs.authority, stranger), id)).toBe(false);
      expect(await revokeToken(store.db, await identity(ours.authority, colleague), id)).toBe(false);
      expect((await call('/whoami', text)).status).toBe(200);
      expect(await revokeToken(store.db, await identity(ours.authority, head), id)).toBe(true);
      expect((await call('/whoami', text)).status).toBe(401);
    });

    it('counts alone: a session that comes along is not looked at', async () => {
      const visitor = await signedIn(store.db, person);
      expect(await statusOf(visitor, '/inventory')).toBe(200);
      expect(await statusOf(visitor, '/inventory', { authorization: 'Bearer wrong' })).toBe(401);
      expect(await statusOf(visitor, '/inventory', { authorization: 'Bearer' })).toBe(401);
      const { text } = await tokenFor(['report:export']);
      expect(await statusOf(visitor, '/inventory', { authorization: `Bearer ${text}` })).toBe(403);
    });
  });
});

describe('the description of the API', () => {
  const api = createApi();
  const document = describeApi(api, '1.2.3');
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(
      methods as Record<
        string,
        {
          operationId?: string;
          'x-policy'?: string;
          security?: unknown[];
          responses: Record<string, unknown>;
        }
      >,
    ).map(([method, described]) => ({ path, method, ...described })),
  );

  it('names every operation with the policy that the middleware enforces, and no policy in vain', () => {
    const policies: Record<string, string> = operationPolicies;
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      Object.keys(policies).toSorted(),
    );
    for (const { operationId = '', ...described } of operations) {
      expect(described['x-policy']).toBe(policies[operationId]);
      expect(described.security ?? []).toHaveLength(policies[operationId] === 'public' ? 0 : 1);
    }
  });

  it('holds together: every reference leads somewhere, ids are unique, path parameters are described', () => {
    const text = JSON.stringify(document);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(Object.keys(document.components?.schemas ?? {})).toContain(name);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { path, ...described } of operations)
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(JSON.stringify(described)).toContain(`"name":"${name}","in":"path"`);
    for (const { responses } of operations)
      expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404']);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { version: '1.2.3' },
      servers: [{ url: '/api/v1' }],
    });
  });

  it('is refused to nobody', async () => {
    const response = await api.request('/openapi.json', {}, {
      identity: { via: 'guest', permissions: new Set() },
      version: '1.2.3',
    } as never);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('refuses an operation that somebody adds without a policy', async () => {
    const added = createApi();
    added.get('/secret', (c) => c.text('secret'));
    const context = { identity: { via: 'session', permissions: new Set(['inventory:read']) } } as never;
    expect((await added.request('/secret', {}, context)).status).toBe(404);
  });
});
