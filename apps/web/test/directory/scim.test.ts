import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createToken,
  identityOf,
  inviteMember,
  sessionCookie,
  type Identity,
} from '#lib/server/accounts/index.ts';
import {
  addGroupRole,
  connectDirectory,
  disconnectDirectory,
  removeGroupRole,
  viewDirectories,
  viewGroupRoles,
} from '#lib/server/directory/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import * as api from '../../src/routes/api/v1/[...path]/+server.ts';
import * as handlers from '../../src/routes/scim/v2/[...path]/+server.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { createPerson, rolesOf } from './create-person.ts';
import { browser, origin, runOn, signedIn, signIn, statusOf, stopRunning } from './signed-in-site.ts';

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const unknownId = '00000000-0000-4000-8000-000000000000';

/** What a test looks at of an answer. */
interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & {
    id: string;
    Resources: (Record<string, unknown> & { id: string })[];
    totalResults: number;
    members: { value: string }[];
    groups: { value: string }[];
  };
}

describe.each(storeKinds())('SCIM on the $name store', (kind) => {
  const store = givenStore(kind);
  const operator = { id: 'operator' } as Identity;
  let ours: Actor;
  let theirs: Actor;
  let instance: string;
  let oursToken: string;
  let theirsToken: string;
  let numbers = 0;

  const connect = async (target: 'instance' | number): Promise<string> => {
    const connected = await connectDirectory(store.db, operator, { name: `Directory ${target}`, target });
    if (!connected.ok) throw new Error(connected.problem);
    return connected.token;
  };
  const map = async (group: string, target: 'instance' | number, role: string): Promise<void> => {
    expect(await addGroupRole(store.db, operator, { group, target, role })).toEqual({ ok: true });
  };

  beforeAll(async () => {
    runOn(store.db, signIn());
    instance = await connect('instance');
  });
  beforeEach(async () => {
    await createPerson(store.db, { name: 'Betrieb', instance: ['betrieb'] });
    ours = await store.newTown();
    theirs = await store.newTown();
    oursToken = await connect(ours.authority);
    theirsToken = await connect(theirs.authority);
  });
  afterAll(stopRunning);

  const call = async (
    token: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await browser().go('/scim/v2/[...path]', handlers, `/scim/v2/${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
    };
  };
  const newUser = (more: Record<string, unknown> = {}): Record<string, unknown> => {
    numbers += 1;
    const mail = `user${numbers}@stadt.example`;
    return {
      schemas: [userSchema],
      userName: mail,
      externalId: `ext-${numbers}`,
      displayName: `Person ${numbers}`,
      active: true,
      emails: [{ primary: true, type: 'work', value: mail }],
      ...more,
    };
  };
  const create = async (token: string, more: Record<string, unknown> = {}) => {
    const created = await call(token, 'POST', 'Users', newUser(more));
    expect(created.status, JSON.stringify(created.body)).toBe(201);
    return created.body;
  };
  const createGroup = async (
    token: string,
    displayName: string,
    members: string[] = [],
    more: object = {},
  ) => {
    const created = await call(token, 'POST', 'Groups', {
      schemas: [groupSchema],
      displayName,
      members: members.map((value) => ({ value })),
      ...more,
    });
    expect(created.status, JSON.stringify(created.body)).toBe(201);
    return created.body;
  };
  const patch = (token: string, path: string, ...Operations: object[]) =>
    call(token, 'PATCH', path, { schemas: [patchSchema], Operations });
  const accountOf = (id: string): Promise<string> =>
    store.db.asOperator(async (trx) => {
      const { account_id } = await trx
        .selectFrom('scim_user')
        .select('account_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return account_id;
    });
  const account = (id: string) =>
    store.db.asOperator((trx) =>
      trx
        .selectFrom('account')
        .select(['email', 'name', 'active'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  const find = async (token: string, filter: string, resource = 'Users') => {
    const { status, body } = await call(token, 'GET', `${resource}?filter=${encodeURIComponent(filter)}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.Resources.map(({ id }) => id);
  };

  describe('says what it can do', () => {
    it('in ServiceProviderConfig, ResourceTypes and Schemas', async () => {
      expect((await call(instance, 'GET', 'ServiceProviderConfig')).body).toMatchObject({
        patch: { supported: true },
        bulk: { supported: false },
        filter: { supported: true, maxResults: 200 },
      });
      expect((await call(instance, 'GET', 'ResourceTypes')).body.totalResults).toBe(2);
      expect((await call(instance, 'GET', 'ResourceTypes/Group')).body).toMatchObject({
        endpoint: '/Groups',
        schema: groupSchema,
      });
      expect((await call(instance, 'GET', 'Schemas')).body.Resources.map(({ id }) => id)).toEqual([
        userSchema,
        groupSchema,
      ]);
      expect((await call(instance, 'GET', `Schemas/${userSchema}`)).body).toMatchObject({ name: 'User' });
      expect((await call(instance, 'GET', 'Schemas/none')).status).toBe(404);
      expect((await call(instance, 'POST', 'Schemas', {})).status).toBe(405);
    });

    it('to nobody without a token', async () => {
      for (const path of ['ServiceProviderConfig', 'Schemas', 'Users', 'Groups', 'Users/x', 'nothing', ''])
        for (const token of [
          null,
          'x',
          `scim_${'A'.repeat(43)}`,
          `${instance}x`,
          `allm_${instance.slice(5)}`,
        ]) {
          const answer = await call(token, 'GET', path);
          expect(answer.status, `${path} ${token}`).toBe(401);
          expect(answer.body).toMatchObject({
            schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
            status: '401',
          });
        }
    });

    it('to no session, and to no client that was disconnected', async () => {
      const person = await createPerson(store.db, { name: 'Betrieb', instance: ['betrieb'] });
      const visitor = await signedIn(store.db, person);
      expect((await visitor.go('/scim/v2/[...path]', handlers, '/scim/v2/Users')).status).toBe(401);
      const token = await connect(ours.authority);
      expect((await call(token, 'GET', 'Users')).status).toBe(200);
      const [newest] = await viewDirectories(store.db);
      expect(await disconnectDirectory(store.db, newest?.id ?? '')).toBe(true);
      expect((await call(token, 'GET', 'Users')).status).toBe(401);
    });

    it('and knows no other addresses', async () => {
      for (const path of [
        'Nothing',
        'Users/a/b',
        'users',
        '__proto__',
        'constructor',
        'Users/%E0%A4%A',
        'Bulk',
        'Me',
      ])
        expect((await call(instance, 'GET', path)).status, path).toBe(404);
      expect((await call(instance, 'DELETE', 'Users')).status).toBe(405);
      expect((await call(instance, 'PUT', 'Groups', {})).status).toBe(405);
    });
  });

  describe('users', () => {
    it('are created as Entra ID sends them', async () => {
      const answer = await call(instance, 'POST', 'Users', {
        schemas: [userSchema, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
        externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
        userName: 'Test_User_ab6490ee@testuser.example',
        active: true,
        displayName: 'Lennart Musterfrau',
        emails: [{ primary: true, type: 'work', value: 'Test_User_fd0ea19b@testuser.example' }],
        meta: { resourceType: 'User' },
        name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
        roles: [],
        title: 'Referentin',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Hauptamt' },
      });
      expect(answer.status).toBe(201);
      expect(answer.headers.get('content-type')).toBe('application/scim+json');
      expect(answer.headers.get('location')).toBe(`https://allmende.example/scim/v2/Users/${answer.body.id}`);
      expect(answer.headers.get('etag')).toBe('W/"1"');
      expect(answer.body).toMatchObject({
        schemas: [userSchema],
        userName: 'Test_User_ab6490ee@testuser.example',
        name: { familyName: 'familyName', givenName: 'givenName' },
        active: true,
        meta: { resourceType: 'User', version: 'W/"1"', created: expect.stringMatching(/Z$/) },
      });
      expect(await account(await accountOf(answer.body.id))).toEqual({
        name: 'Lennart Musterfrau',
        email: 'Test_User_fd0ea19b@testuser.example',
        active: true,
      });
      expect(JSON.stringify(answer.body)).not.toContain('Hauptamt');
    });

    it('are created as Okta sends them', async () => {
      const { status, body } = await call(instance, 'POST', 'Users', {
        schemas: [userSchema],
        userName: `okta.${kind.name}@stadt.example`,
        name: { givenName: 'Isaac', familyName: 'Brock' },
        emails: [{ primary: true, value: `okta.${kind.name}@stadt.example`, type: 'work' }],
        displayName: 'Isaac Brock',
        locale: 'en-US',
        externalId: '00ujl29u0le5T6Aj10h7',
        groups: [],
        password: '1mz050nq',
        active: true,
      });
      expect(status).toBe(201);
      expect(JSON.stringify(body)).not.toContain('1mz050nq');
      const row = await store.db.asOperator((trx) =>
        trx
          .selectFrom('account')
          .selectAll()
          .where('email', '=', `okta.${kind.name}@stadt.example`)
          .executeTakeFirstOrThrow(),
      );
      expect(row.password_hash).toBeNull();
    });

    it('are found again under their id, and only with what was asked for', async () => {
      const user = await create(instance);
      const { body, headers } = await call(instance, 'GET', `Users/${user.id}`);
      expect(body).toEqual(user);
      expect(
        (
          await call(instance, 'GET', `Users/${user.id}`, undefined, {
            'if-none-match': headers.get('etag') ?? '',
          })
        ).status,
      ).toBe(304);
      expect(
        Object.keys((await call(instance, 'GET', `Users/${user.id}?attributes=userName,emails.value`)).body),
      ).toEqual(['schemas', 'id', 'userName', 'emails']);
      expect(
        Object.keys((await call(instance, 'GET', `Users/${user.id}?excludedAttributes=groups,meta`)).body),
      ).not.toContain('meta');
      for (const id of [unknownId, 'x', "1' or '1'='1", '%00', '..'])
        expect((await call(instance, 'GET', `Users/${id}`)).status, id).toBe(404);
    });

    it.each([
      ['no userName', { userName: undefined }],
      ['an empty userName', { userName: ' ' }],
      ['a number as userName', { userName: 7 }],
      ['a userName of 300 signs', { userName: 'x'.repeat(300) }],
      ['a zero byte', { userName: 'a\u0000b' }],
      ['a wrong address', { emails: [{ value: 'no address' }] }],
      [
        'twenty-one addresses',
        { emails: Array.from({ length: 21 }, (_, index) => ({ value: `a${index}@b.example` })) },
      ],
      ['a wrong flag', { active: 'perhaps' }],
      ['an address that is a list', { emails: 'x' }],
    ])('are refused with %s', async (_name, wrong) => {
      const { status, body } = await call(instance, 'POST', 'Users', newUser(wrong));
      expect(status).toBe(400);
      expect(body).toMatchObject({ status: '400', scimType: 'invalidValue', detail: expect.any(String) });
    });

    it.each([
      ['half a document', '{"userName":', 400],
      ['a list', '[]', 400],
      ['null', 'null', 400],
      ['a text', '"x"', 400],
      ['nothing', '', 400],
    ])('are refused with %s as body', async (_name, body, status) => {
      expect((await call(instance, 'POST', 'Users', body)).status).toBe(status);
      const user = await create(instance);
      expect((await call(instance, 'PATCH', `Users/${user.id}`, body)).status).toBe(status);
    });

    it('are refused in another format', async () => {
      expect((await call(instance, 'POST', 'Users', '<user/>', { 'content-type': 'text/xml' })).status).toBe(
        415,
      );
      expect(
        (
          await call(instance, 'POST', 'Users', newUser(), {
            'content-type': 'application/json; charset=utf-8',
          })
        ).status,
      ).toBe(201);
    });

    it('exist once for each name, whatever its case', async () => {
      const user = await create(instance);
      const again = await call(
        instance,
        'POST',
        'Users',
        newUser({ userName: String(user['userName']).toUpperCase() }),
      );
      expect(again).toMatchObject({ status: 409, body: { scimType: 'uniqueness', status: '409' } });
      const other = await create(instance);
      expect(
        (
          await patch(instance, `Users/${other.id}`, {
            op: 'replace',
            path: 'userName',
            value: user['userName'],
          })
        ).status,
      ).toBe(409);
    });

    it('keep the spelling of names of attributes apart from their case', async () => {
      numbers += 1;
      const { body } = await call(instance, 'POST', 'Users', {
        USERNAME: `case${numbers}`,
        DisplayName: 'Groß',
        Emails: [{ VALUE: `case${numbers}@stadt.example` }],
        Active: 'True',
      });
      expect(body).toMatchObject({
        userName: `case${numbers}`,
        displayName: 'Groß',
        active: true,
        emails: [{ value: `case${numbers}@stadt.example` }],
      });
    });

    it('are replaced as a whole by PUT', async () => {
      const user = await create(instance, { name: { givenName: 'Alt' } });
      const { body } = await call(instance, 'PUT', `Users/${user.id}`, {
        schemas: [userSchema],
        id: unknownId,
        userName: user['userName'],
        displayName: 'Neu',
        active: true,
      });
      expect(body).toMatchObject({ id: user.id, displayName: 'Neu', meta: { version: 'W/"2"' } });
      expect(body).not.toHaveProperty('name');
      expect(body).not.toHaveProperty('emails');
      expect(await account(await accountOf(user.id))).toMatchObject({ name: 'Neu' });
      expect((await call(instance, 'PUT', `Users/${unknownId}`, newUser())).status).toBe(404);
    });

    it('are not changed by who has read an older version', async () => {
      const user = await create(instance);
      const change = { Operations: [{ op: 'replace', path: 'displayName', value: 'x' }] };
      expect(
        (await call(instance, 'PATCH', `Users/${user.id}`, change, { 'if-match': 'W/"1"' })).status,
      ).toBe(200);
      expect(
        (await call(instance, 'PATCH', `Users/${user.id}`, change, { 'if-match': 'W/"1"' })).status,
      ).toBe(412);
      expect(
        (await call(instance, 'DELETE', `Users/${user.id}`, undefined, { 'if-match': 'W/"1"' })).status,
      ).toBe(412);
      expect(
        (await call(instance, 'DELETE', `Users/${user.id}`, undefined, { 'if-match': '*' })).status,
      ).toBe(204);
    });
  });

  describe('a patch of a user', () => {
    it.each<[string, object[], Record<string, unknown>]>([
      ['Entra, switching off', [{ op: 'Replace', path: 'active', value: 'False' }], { active: false }],
      ['Entra, switching on', [{ op: 'Replace', path: 'active', value: 'True' }], { active: true }],
      ['Okta, switching off', [{ op: 'replace', value: { active: false } }], { active: false }],
      [
        'a name with a path',
        [{ op: 'replace', path: 'name.familyName', value: 'Neu' }],
        { name: { givenName: 'Erika', familyName: 'Neu' } },
      ],
      [
        'names with dots as keys',
        [{ op: 'Add', value: { 'name.givenName': 'Eva', displayName: 'Eva' } }],
        { name: { givenName: 'Eva', familyName: 'Alt' }, displayName: 'Eva' },
      ],
      [
        'a whole name',
        [{ op: 'replace', path: 'name', value: { familyName: 'Ganz' } }],
        { name: { familyName: 'Ganz' } },
      ],
      [
        'adding to a name',
        [{ op: 'add', path: 'name', value: { formatted: 'E. A.' } }],
        { name: { givenName: 'Erika', familyName: 'Alt', formatted: 'E. A.' } },
      ],
      ['removing a part', [{ op: 'remove', path: 'name.givenName' }], { name: { familyName: 'Alt' } }],
      [
        'the full name of an attribute',
        [{ op: 'replace', path: `${userSchema}:displayName`, value: 'Voll' }],
        { displayName: 'Voll' },
      ],
      [
        'an attribute that is not kept',
        [
          { op: 'replace', path: 'title', value: 'Dr.' },
          { op: 'replace', path: 'displayName', value: 'Zwei' },
        ],
        { displayName: 'Zwei' },
      ],
      [
        'an attribute of an extension',
        [
          {
            op: 'Add',
            path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
            value: 'x',
          },
        ],
        { displayName: 'Erika' },
      ],
      [
        'the work address',
        [{ op: 'Replace', path: 'emails[type eq "work"].value', value: 'neu@stadt.example' }],
        { emails: [{ primary: true, type: 'work', value: 'neu@stadt.example' }] },
      ],
      [
        'a first home address',
        [{ op: 'Add', path: 'emails[type eq "home"].value', value: 'heim@stadt.example' }],
        { emails: [expect.anything(), { type: 'home', value: 'heim@stadt.example' }] },
      ],
      [
        'one more address',
        [{ op: 'add', path: 'emails', value: [{ value: 'zwei@stadt.example', type: 'other' }] }],
        { emails: [expect.anything(), { value: 'zwei@stadt.example', type: 'other' }] },
      ],
      [
        'the same address again',
        [
          {
            op: 'add',
            path: 'emails',
            value: [{ value: 'zwei@stadt.example' }, { value: 'ZWEI@stadt.example', type: 'work' }],
          },
        ],
        { emails: [expect.anything(), expect.anything(), expect.anything()] },
      ],
      [
        'all addresses',
        [{ op: 'replace', path: 'emails', value: [{ value: 'drei@stadt.example' }] }],
        { emails: [{ value: 'drei@stadt.example' }] },
      ],
      ['removing one address', [{ op: 'remove', path: 'emails[type eq "work"]' }], { emails: [] }],
      [
        'several operations in order',
        [
          { op: 'replace', path: 'displayName', value: 'a' },
          { op: 'REPLACE', path: 'displayName', value: 'b' },
        ],
        { displayName: 'b' },
      ],
      [
        'an id without a path, as Okta sends it',
        [{ op: 'replace', value: { id: 'x', displayName: 'c' } }],
        { displayName: 'c' },
      ],
      ['removing a display name', [{ op: 'remove', path: 'displayName' }], { userName: expect.any(String) }],
    ])('works: %s', async (_name, operations, expected) => {
      const user = await create(instance, {
        displayName: 'Erika',
        name: { givenName: 'Erika', familyName: 'Alt' },
      });
      const { status, body } = await patch(instance, `Users/${user.id}`, ...operations);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body).toMatchObject(expected);
      expect((await call(instance, 'GET', `Users/${user.id}`)).body).toEqual(body);
      await call(instance, 'DELETE', `Users/${user.id}`);
    });

    it.each<[string, unknown, string]>([
      ['no operations', { Operations: [] }, 'invalidSyntax'],
      ['operations that are no list', { Operations: {} }, 'invalidSyntax'],
      [
        'an unknown operation',
        { Operations: [{ op: 'move', path: 'active', value: true }] },
        'invalidSyntax',
      ],
      ['no operation', { Operations: [{ path: 'active', value: true }] }, 'invalidSyntax'],
      ['a removal of everything', { Operations: [{ op: 'remove' }] }, 'noTarget'],
      [
        'a value without a path that is no object',
        { Operations: [{ op: 'replace', value: 'x' }] },
        'invalidValue',
      ],
      [
        'an unknown attribute',
        { Operations: [{ op: 'replace', path: 'shoeSize', value: 44 }] },
        'invalidPath',
      ],
      [
        'a path that cannot be read',
        { Operations: [{ op: 'replace', path: 'a b c', value: 1 }] },
        'invalidPath',
      ],
      [
        'a bracket too few',
        { Operations: [{ op: 'replace', path: 'emails[type eq "work"', value: 1 }] },
        'invalidPath',
      ],
      [
        'a wrong filter in the path',
        { Operations: [{ op: 'replace', path: 'emails[type is "work"].value', value: 'x' }] },
        'invalidFilter',
      ],
      [
        'a filter that nothing fits',
        { Operations: [{ op: 'replace', path: 'emails[value co "none"].value', value: 'x' }] },
        'noTarget',
      ],
      [
        'a filter on one value',
        { Operations: [{ op: 'replace', path: 'displayName[a eq "b"]', value: 'x' }] },
        'invalidPath',
      ],
      ['the id', { Operations: [{ op: 'replace', path: 'id', value: unknownId }] }, 'mutability'],
      [
        'the groups',
        { Operations: [{ op: 'add', path: 'groups', value: [{ value: unknownId }] }] },
        'mutability',
      ],
      ['a removal of the name', { Operations: [{ op: 'remove', path: 'userName' }] }, 'invalidValue'],
      ['a wrong flag', { Operations: [{ op: 'replace', path: 'active', value: 'maybe' }] }, 'invalidValue'],
      ['a prototype', { Operations: [{ op: 'replace', path: '__proto__', value: { x: 1 } }] }, 'invalidPath'],
      [
        'a thousand and one operations',
        { Operations: Array.from({ length: 1001 }, () => ({ op: 'replace', path: 'active', value: true })) },
        'invalidSyntax',
      ],
      [
        'a path of 5000 signs',
        { Operations: [{ op: 'replace', path: 'x'.repeat(5000), value: true }] },
        'invalidSyntax',
      ],
      [
        'many brackets in the path',
        {
          Operations: [
            { op: 'replace', path: `emails[${'('.repeat(400)}type eq "x"${')'.repeat(400)}]`, value: 'x' },
          ],
        },
        'invalidFilter',
      ],
    ])('is refused with %s, and changes nothing', async (_name, body, scimType) => {
      const user = await create(instance);
      const answer = await call(instance, 'PATCH', `Users/${user.id}`, body);
      expect(answer).toMatchObject({ status: 400, body: { scimType } });
      expect((await call(instance, 'GET', `Users/${user.id}`)).body).toEqual(user);
    });
  });

  describe('lists', () => {
    it('come in pages', async () => {
      const made = [];
      for (let index = 0; index < 5; index += 1) made.push((await create(oursToken)).id);
      const all = await call(oursToken, 'GET', 'Users');
      expect(all.body).toMatchObject({
        totalResults: 5,
        startIndex: 1,
        itemsPerPage: 5,
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      });
      const pages = [];
      for (const startIndex of [1, 3, 5]) {
        const { body } = await call(oursToken, 'GET', `Users?startIndex=${startIndex}&count=2`);
        expect(body).toMatchObject({ totalResults: 5, startIndex });
        pages.push(...body.Resources.map(({ id }) => id));
      }
      expect(pages.toSorted()).toEqual(made.toSorted());
      expect((await call(oursToken, 'GET', 'Users?count=0')).body).toMatchObject({
        totalResults: 5,
        Resources: [],
      });
      expect((await call(oursToken, 'GET', 'Users?startIndex=-3&count=-1')).body).toMatchObject({
        startIndex: 1,
        Resources: [],
      });
      expect((await call(oursToken, 'GET', 'Users?startIndex=100')).body).toMatchObject({
        totalResults: 5,
        Resources: [],
      });
      expect((await call(oursToken, 'GET', 'Users?count=1000000')).status).toBe(200);
      for (const wrong of ['startIndex=x', 'count=1.5', 'count=1e9', 'startIndex=9999999999999999'])
        expect((await call(oursToken, 'GET', `Users?${wrong}`)).status, wrong).toBe(400);
    });

    it('are narrowed by filters', async () => {
      const anna = await create(oursToken, {
        displayName: 'Änne Groß',
        name: { familyName: 'Groß', givenName: 'Änne' },
      });
      const bert = await create(oursToken, { displayName: '100%_Bert\\', active: false });
      const [a, b] = [anna.id, bert.id];
      const name = (user: Record<string, unknown>) => String(user['userName']);
      const expected: [string, string[]][] = [
        [`userName eq "${name(anna)}"`, [a]],
        [`userName eq "${name(anna).toUpperCase()}"`, [a]],
        [`userName ne "${name(anna)}"`, [b]],
        [`externalId eq "${String(anna['externalId'])}"`, [a]],
        [`externalId eq "${String(anna['externalId']).toUpperCase()}"`, []],
        [`id eq "${a}"`, [a]],
        ['displayName co "GROSS"', []],
        ['displayName co "groß"', [a]],
        ['displayName sw "Än"', [a]],
        ['displayName ew "\\\\"', [b]],
        ['displayName co "%"', [b]],
        ['displayName sw "100%_"', [b]],
        ['displayName co "0__B"', []],
        ['displayName pr', [a, b]],
        ['name.familyName eq "groß"', [a]],
        ['name.familyName pr', [a]],
        ['not (name.familyName pr)', [b]],
        ['active eq true', [a]],
        ['active eq False', [b]],
        ['active ne true', [b]],
        [`emails eq "${name(anna)}"`, [a]],
        [`emails.value co "stadt.example"`, [a, b]],
        [`emails[type eq "work" and value eq "${name(bert)}"]`, [b]],
        ['emails[type eq "home"]', []],
        ['emails.type eq "work"', [a, b]],
        ['emails[primary eq true]', [a, b]],
        ['meta.created gt "2020-01-01T00:00:00Z"', [a, b]],
        ['meta.lastModified lt "2020-01-01T00:00:00Z"', []],
        ['active eq true and displayName co "bert"', []],
        ['active eq true or displayName co "bert"', [a, b]],
        ['(active eq true or active eq false) and displayName sw "1"', [b]],
        ['userName gt "zzzz"', []],
        ["displayName eq \"' or '1'='1\"", []],
        ['displayName eq "\\"); drop table account; --"', []],
        ['displayName eq null', []],
      ];
      for (const [filter, ids] of expected)
        expect((await find(oursToken, filter)).toSorted(), filter).toEqual(ids.toSorted());
    });

    it.each([
      ['a hundred thousand signs', `userName eq "${'x'.repeat(100_000)}"`],
      ['many brackets', `${'('.repeat(1000)}userName pr${')'.repeat(1000)}`],
      ['many conditions', Array.from({ length: 200 }, () => 'userName pr').join(' or ')],
      ['an attribute that does not exist', 'shoeSize eq 44'],
      ['an attribute of objects', 'constructor eq "x"'],
      ['a column of the store', 'account_id eq "x"'],
      ['a password', 'password sw "a"'],
      ['a number for a text', 'userName eq 7'],
      ['a text for a flag', 'active eq "true"'],
      ['an order of flags', 'active gt true'],
      ['no time', 'meta.created gt "yesterday"'],
      ['an impossible time', 'meta.created gt "2020-99-99T00:00:00Z"'],
      ['a zero byte', 'userName eq "\\u0000"'],
      ['brackets on one value', 'userName[value eq "x"]'],
      ['brackets in brackets', 'emails[value[x eq "y"]]'],
      ['an unknown part', 'emails[display eq "x"]'],
      ['half a filter', 'userName eq'],
    ])('refuse a filter with %s', async (_name, filter) => {
      const answer = await call(oursToken, 'GET', `Users?filter=${encodeURIComponent(filter)}`);
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } });
    });
  });

  describe('groups', () => {
    it('are created, read, narrowed, patched as Entra and Okta do it, and deleted', async () => {
      const [a, b, c] = [await create(oursToken), await create(oursToken), await create(oursToken)];
      const group = await createGroup(oursToken, 'Fachverfahren', [a.id], {
        externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      });
      expect(group).toMatchObject({
        displayName: 'Fachverfahren',
        members: [{ value: a.id, display: a['displayName'], type: 'User' }],
      });
      expect((await call(oursToken, 'GET', `Users/${a.id}`)).body.groups).toEqual([
        expect.objectContaining({ value: group.id, display: 'Fachverfahren' }),
      ]);
      const path = `Groups/${group.id}`;
      const members = async (...operations: object[]) => {
        const { status, body } = await patch(oursToken, path, ...operations);
        expect(status, JSON.stringify(body)).toBe(200);
        return body.members.map(({ value }) => value).toSorted();
      };
      const ids = (...users: { id: string }[]) => users.map(({ id }) => id).toSorted();
      expect(await members({ op: 'Add', path: 'members', value: [{ $ref: null, value: b.id }] })).toEqual(
        ids(a, b),
      );
      expect(
        await members({
          op: 'add',
          path: 'members',
          value: [{ value: b.id }, { value: c.id.toUpperCase() }],
        }),
      ).toEqual(ids(a, b, c));
      expect(await members({ op: 'Remove', path: 'members', value: [{ $ref: null, value: a.id }] })).toEqual(
        ids(b, c),
      );
      expect(await members({ op: 'remove', path: `members[value eq "${b.id}"]` })).toEqual(ids(c));
      expect(await members({ op: 'remove', path: `members[value eq "${unknownId}"]` })).toEqual(ids(c));
      expect(
        await members({ op: 'replace', path: 'members', value: [{ value: a.id }, { value: b.id }] }),
      ).toEqual(ids(a, b));
      expect(await members({ op: 'replace', value: { id: group.id, displayName: 'Neuer Name' } })).toEqual(
        ids(a, b),
      );
      expect(await members({ op: 'add', value: { members: [{ value: c.id }] } })).toEqual(ids(a, b, c));
      expect(await members({ op: 'remove', path: 'members' })).toEqual([]);
      expect(await find(oursToken, 'displayName eq "neuer name"', 'Groups')).toEqual([group.id]);
      expect(await find(oursToken, `externalId eq "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159"`, 'Groups')).toEqual(
        [group.id],
      );
      await members({ op: 'add', path: 'members', value: [{ value: b.id }] });
      expect(await find(oursToken, `members eq "${b.id}"`, 'Groups')).toEqual([group.id]);
      expect(await find(oursToken, `members[value eq "${a.id}"]`, 'Groups')).toEqual([]);
      const list = await call(oursToken, 'GET', 'Groups?excludedAttributes=members');
      expect(list.body.Resources[0]).not.toHaveProperty('members');
      const put = await call(oursToken, 'PUT', path, { displayName: 'Ersetzt', members: [{ value: a.id }] });
      expect(put.body.members.map(({ value }) => value)).toEqual([a.id]);
      expect((await call(oursToken, 'DELETE', path)).status).toBe(204);
      expect((await call(oursToken, 'GET', path)).status).toBe(404);
      expect((await call(oursToken, 'GET', `Users/${a.id}`)).body.groups).toEqual([]);
    });

    it('are refused twice under one name, and with members that are nobody here', async () => {
      await createGroup(oursToken, 'Doppelt');
      expect(await call(oursToken, 'POST', 'Groups', { displayName: 'DOPPELT' })).toMatchObject({
        status: 409,
        body: { scimType: 'uniqueness' },
      });
      const foreign = await create(theirsToken);
      for (const value of [unknownId, 'x', foreign.id, "' or 1=1"])
        expect(
          await call(oursToken, 'POST', 'Groups', { displayName: 'Neu', members: [{ value }] }),
        ).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
      expect(await find(oursToken, 'displayName eq "Neu"', 'Groups')).toEqual([]);
      for (const wrong of [{}, { displayName: '' }, { displayName: 7 }, { displayName: 'x', members: 'y' }])
        expect((await call(oursToken, 'POST', 'Groups', wrong)).status).toBe(400);
    });

    it('give their members roles, and take them away again', async () => {
      await map('IT', ours.authority, 'it-leitung');
      await map('IT', theirs.authority, 'lesen');
      await map('Betrieb', 'instance', 'betrieb');
      const user = await create(instance);
      const id = await accountOf(user.id);
      const it_ = await createGroup(instance, 'IT', [user.id]);
      expect(await rolesOf(store.db, id)).toEqual(
        [`${ours.authority} it-leitung scim`, `${theirs.authority} lesen scim`].toSorted(),
      );
      const operate = await createGroup(instance, 'Betrieb', [user.id]);
      expect(await rolesOf(store.db, id)).toContain('instance betrieb scim');
      await patch(instance, `Groups/${operate.id}`, { op: 'replace', path: 'displayName', value: 'Anders' });
      expect(await rolesOf(store.db, id)).not.toContain('instance betrieb scim');
      await call(instance, 'DELETE', `Groups/${operate.id}`);
      await store.db.asOperator((trx) =>
        trx
          .insertInto('membership')
          .values({ authority_id: ours.authority, account_id: id, role: 'revision', granted_by: 'x' })
          .execute(),
      );
      await patch(instance, `Groups/${it_.id}`, { op: 'remove', path: `members[value eq "${user.id}"]` });
      expect(await rolesOf(store.db, id)).toEqual([`${ours.authority} revision given`]);
      await call(instance, 'DELETE', `Groups/${it_.id}`);
    });

    it('give roles from the moment that the mapping is made, until it ends', async () => {
      const user = await create(oursToken);
      await createGroup(oursToken, 'Später', [user.id]);
      const id = await accountOf(user.id);
      expect(await rolesOf(store.db, id)).toEqual([]);
      await map('Später', ours.authority, 'lesen');
      expect(await rolesOf(store.db, id)).toEqual([`${ours.authority} lesen scim`]);
      const mapping = (await viewGroupRoles(store.db)).mappings.find(({ group }) => group === 'Später');
      await removeGroupRole(store.db, mapping?.id ?? 0);
      expect(await rolesOf(store.db, id)).toEqual([]);
    });

    it('of an authority give no role elsewhere, whatever they are called', async () => {
      await map(`Alle-${ours.authority}`, theirs.authority, 'leitung');
      await map(`Alle-${ours.authority}`, 'instance', 'betrieb');
      await map(`Alle-${ours.authority}`, ours.authority, 'lesen');
      const user = await create(oursToken);
      await createGroup(oursToken, `Alle-${ours.authority}`, [user.id]);
      expect(await rolesOf(store.db, await accountOf(user.id))).toEqual([`${ours.authority} lesen scim`]);
    });
  });

  describe('whoever is taken out', () => {
    const working = async (token: string) => {
      const group = `Arbeit-${ours.authority}`;
      if (!(await viewGroupRoles(store.db)).mappings.some((each) => each.group === group))
        await map(group, ours.authority, 'it-leitung');
      const user = await create(token);
      const [known] = await find(token, `displayName eq "${group}"`, 'Groups');
      if (known)
        await patch(token, `Groups/${known}`, { op: 'add', path: 'members', value: [{ value: user.id }] });
      else await createGroup(token, group, [user.id]);
      const id = await accountOf(user.id);
      const identity = await identityOf(store.db, id, ours.authority, { via: 'session', session: null });
      if (!identity) throw new Error('no identity');
      const made = await createToken(store.db, identity, {
        target: 'authority',
        name: 'x',
        scopes: ['inventory:read'],
        days: 1,
      });
      if (!made.ok) throw new Error(made.problem);
      const [here, elsewhere] = [await signedIn(store.db, id), await signedIn(store.db, id)];
      const standing = async () => [
        await statusOf(here, '/inventory', { accept: 'text/html' }),
        await statusOf(elsewhere, '/inventory', { accept: 'text/html' }),
        (
          await browser().go('/api/v1/[...path]', api, '/api/v1/whoami', {
            headers: { authorization: `Bearer ${made.text}` },
          })
        ).status,
      ];
      expect(await standing()).toEqual([200, 200, 200]);
      return { user, id, standing };
    };

    it.each<[string, (id: string) => [method: string, path: string, body: unknown]]>([
      [
        'switched off by Entra',
        (id: string) => [
          'PATCH',
          `Users/${id}`,
          { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] },
        ],
      ],
      [
        'switched off by Okta',
        (id: string) => [
          'PATCH',
          `Users/${id}`,
          { Operations: [{ op: 'replace', value: { active: false } }] },
        ],
      ],
      ['replaced by somebody inactive', (id: string) => ['PUT', `Users/${id}`, newUser({ active: false })]],
      ['deleted', (id: string) => ['DELETE', `Users/${id}`, undefined]],
    ])('is signed out everywhere with the answer: %s', async (_name, request) => {
      for (const token of [instance, oursToken]) {
        const { user, id, standing } = await working(token);
        const { status } = await call(token, ...request(user.id));
        expect([200, 204]).toContain(status);
        expect(await standing()).toEqual([303, 303, 401]);
        expect(await rolesOf(store.db, id)).toEqual([]);
        const left = await store.db.asOperator((trx) =>
          trx.selectFrom('session').select('id').where('account_id', '=', id).execute(),
        );
        expect(left).toEqual([]);
      }
      const [group] = await find(instance, `displayName eq "Arbeit-${ours.authority}"`, 'Groups');
      await call(instance, 'DELETE', `Groups/${group}`);
    });

    it('comes back with the old rights and no old session', async () => {
      const { user, id, standing } = await working(oursToken);
      await patch(oursToken, `Users/${user.id}`, { op: 'replace', path: 'active', value: false });
      await patch(oursToken, `Users/${user.id}`, { op: 'replace', path: 'active', value: true });
      expect(await rolesOf(store.db, id)).toEqual([`${ours.authority} it-leitung scim`]);
      expect((await account(id)).active).toBe(true);
      expect(await standing()).toEqual([303, 303, 401]);
    });

    it('comes back into the same account after a deletion', async () => {
      const made = newUser();
      const first = (await call(oursToken, 'POST', 'Users', made)).body;
      const id = await accountOf(first.id);
      await call(oursToken, 'DELETE', `Users/${first.id}`);
      expect((await account(id)).active).toBe(false);
      expect((await call(oursToken, 'GET', `Users/${first.id}`)).status).toBe(404);
      const again = await call(oursToken, 'POST', 'Users', made);
      expect(again.status).toBe(201);
      expect(await accountOf(again.body.id)).toBe(id);
      expect((await account(id)).active).toBe(true);
    });

    it('stays out when somebody else has closed the account', async () => {
      const user = await create(oursToken);
      const id = await accountOf(user.id);
      await store.db.asOperator((trx) =>
        trx.updateTable('account').set({ active: false }).where('id', '=', id).execute(),
      );
      await patch(oursToken, `Users/${user.id}`, { op: 'replace', path: 'active', value: true });
      expect((await account(id)).active).toBe(false);
    });
  });

  describe('the last account that can run the instance', () => {
    const onlyOperator = async () => {
      const group = `Betrieb-${ours.authority}`;
      await map(group, 'instance', 'betrieb');
      const user = await create(instance);
      const { id } = await createGroup(instance, group, [user.id]);
      const account_id = await accountOf(user.id);
      await store.db.asOperator((trx) =>
        trx.deleteFrom('instance_role').where('account_id', '<>', account_id).execute(),
      );
      return { user, group, groupId: id, account_id };
    };
    type Given = Awaited<ReturnType<typeof onlyOperator>>;

    it.each<[string, (given: Given) => [method: string, path: string, body: unknown]]>([
      [
        'switched off',
        ({ user }) => [
          'PATCH',
          `Users/${user.id}`,
          { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value: false }] },
        ],
      ],
      ['replaced', ({ user }) => ['PUT', `Users/${user.id}`, newUser({ active: false })]],
      ['deleted', ({ user }) => ['DELETE', `Users/${user.id}`, undefined]],
      [
        'taken out of its group',
        ({ user, groupId }) => [
          'PATCH',
          `Groups/${groupId}`,
          {
            schemas: [patchSchema],
            Operations: [{ op: 'remove', path: `members[value eq "${user.id}"]` }],
          },
        ],
      ],
      [
        'in a group that is renamed',
        ({ groupId }) => [
          'PATCH',
          `Groups/${groupId}`,
          { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'displayName', value: 'Anders' }] },
        ],
      ],
      ['in a group that is deleted', ({ groupId }) => ['DELETE', `Groups/${groupId}`, undefined]],
    ])('is not %s, until somebody else has the role', async (_name, request) => {
      const given = await onlyOperator();
      const refused = await call(instance, ...request(given));
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        status: '409',
        scimType: 'mutability',
        detail: 'Nobody else could run the instance. Make another operator first.',
      });
      expect(await rolesOf(store.db, given.account_id)).toEqual(['instance betrieb scim']);
      expect((await account(given.account_id)).active).toBe(true);
      await createPerson(store.db, { name: 'Vertretung', instance: ['betrieb'] });
      expect([200, 204]).toContain((await call(instance, ...request(given))).status);
      const { active } = await account(given.account_id);
      expect(active && (await rolesOf(store.db, given.account_id)).length > 0).toBe(false);
    });

    it('hands over to another one in one request', async () => {
      const { groupId, account_id } = await onlyOperator();
      const next = await create(instance);
      const replaced = await patch(instance, `Groups/${groupId}`, {
        op: 'replace',
        path: 'members',
        value: [{ value: next.id }],
      });
      expect([200, 204]).toContain(replaced.status);
      expect(await rolesOf(store.db, account_id)).toEqual([]);
      expect(await rolesOf(store.db, await accountOf(next.id))).toEqual(['instance betrieb scim']);
    });

    it('keeps the mapping that gives it', async () => {
      const { group, account_id } = await onlyOperator();
      const mapping = (await viewGroupRoles(store.db)).mappings.find((each) => each.group === group);
      expect(await removeGroupRole(store.db, mapping?.id ?? 0)).toEqual({
        ok: false,
        problem: 'last-operator',
      });
      expect(await rolesOf(store.db, account_id)).toEqual(['instance betrieb scim']);
    });
  });

  it('lets a directory take the last IT-Leitung of an authority, and the operator invite another one', async () => {
    await map(`IT-${ours.authority}`, ours.authority, 'it-leitung');
    const user = await create(oursToken);
    await createGroup(oursToken, `IT-${ours.authority}`, [user.id]);
    const betrieb = await createPerson(store.db, { name: 'Betrieb', instance: ['betrieb'] });
    const inviting = await identityOf(store.db, betrieb, null, { via: 'session', session: null });
    if (!inviting) throw new Error('no identity');
    const invite = (email: string) =>
      inviteMember(
        store.db,
        inviting,
        { email, name: 'Neu', language: 'de', role: 'it-leitung', authority: ours.authority },
        signIn(),
      );
    expect(await invite(`zu-frueh-${ours.authority}@stadt.example`)).toMatchObject({ ok: false });
    expect((await call(oursToken, 'DELETE', `Users/${user.id}`)).status).toBe(204);
    expect(await invite(`neu-${ours.authority}@stadt.example`)).toMatchObject({ ok: true });
  });

  describe('a directory of one authority', () => {
    it('sees nothing of others: not by id, list, filter, count or name', async () => {
      const user = await create(theirsToken, { displayName: 'Geheim' });
      const group = await createGroup(theirsToken, 'Geheime Gruppe', [user.id]);
      const ofInstance = await create(instance, { displayName: 'Geheim' });
      for (const id of [user.id, ofInstance.id]) {
        for (const method of ['GET', 'DELETE'])
          expect((await call(oursToken, method, `Users/${id}`)).status).toBe(404);
        expect((await call(oursToken, 'PUT', `Users/${id}`, newUser())).status).toBe(404);
        expect(
          (await patch(oursToken, `Users/${id}`, { op: 'replace', path: 'active', value: false })).status,
        ).toBe(404);
      }
      expect((await call(oursToken, 'GET', `Groups/${group.id}`)).status).toBe(404);
      expect((await patch(oursToken, `Groups/${group.id}`, { op: 'remove', path: 'members' })).status).toBe(
        404,
      );
      expect((await call(oursToken, 'GET', 'Users')).body.totalResults).toBe(0);
      expect((await call(oursToken, 'GET', 'Groups')).body.totalResults).toBe(0);
      for (const filter of [
        'displayName eq "Geheim"',
        'displayName pr or userName pr',
        `id eq "${user.id}"`,
        'not (userName eq "x")',
      ])
        expect(await find(oursToken, filter)).toEqual([]);
      // The same names are free in each directory.
      expect((await call(oursToken, 'POST', 'Groups', { displayName: 'Geheime Gruppe' })).status).toBe(201);
      expect(
        (await call(oursToken, 'POST', 'Users', newUser({ userName: user['userName'], emails: [] }))).status,
      ).toBe(201);
      expect((await call(theirsToken, 'GET', `Users/${user.id}`)).body).toEqual({
        ...user,
        groups: [expect.anything()],
      });
    });

    it('is not told whether somebody has an account already, and cannot touch it', async () => {
      const victim = await createPerson(store.db, {
        name: 'Nachbarin',
        email: `nachbarin${ours.authority}@kreis.example`,
        roles: [[theirs.authority, 'leitung']],
      });
      const visitor = await signedIn(store.db, victim);
      await map(`Rolle-${ours.authority}`, ours.authority, 'bearbeitung');
      const mail = `nachbarin${ours.authority}@kreis.example`;
      const answer = await call(
        oursToken,
        'POST',
        'Users',
        newUser({ userName: mail, displayName: 'Umbenannt', emails: [{ value: mail }] }),
      );
      const unknown = await call(oursToken, 'POST', 'Users', newUser());
      expect(answer.status).toBe(201);
      expect(Object.keys(answer.body)).toEqual(Object.keys(unknown.body));
      await createGroup(oursToken, `Rolle-${ours.authority}`, [answer.body.id]);
      expect(await rolesOf(store.db, victim)).toEqual(
        [`${ours.authority} bearbeitung scim`, `${theirs.authority} leitung given`].toSorted(),
      );
      await patch(oursToken, `Users/${answer.body.id}`, {
        op: 'replace',
        path: 'emails',
        value: [{ value: `attacker${ours.authority}@evil.example` }],
      });
      expect(await account(victim)).toEqual({ name: 'Nachbarin', email: mail, active: true });
      await patch(oursToken, `Users/${answer.body.id}`, { op: 'replace', path: 'active', value: false });
      expect(await account(victim)).toEqual({ name: 'Nachbarin', email: mail, active: true });
      expect(await rolesOf(store.db, victim)).toEqual([`${theirs.authority} leitung given`]);
      expect(await statusOf(visitor, '/inventory', { accept: 'text/html' })).toBe(200);
      await call(oursToken, 'DELETE', `Users/${answer.body.id}`);
      expect(visitor.cookies.has(sessionCookie(origin))).toBe(true);
      expect(await statusOf(visitor, '/inventory', { accept: 'text/html' })).toBe(200);
    });

    it('no longer rules over an account that it made, once others have given it something', async () => {
      const user = await create(oursToken);
      const id = await accountOf(user.id);
      await store.db.asOperator((trx) =>
        trx
          .insertInto('membership')
          .values({ authority_id: theirs.authority, account_id: id, role: 'lesen', granted_by: 'x' })
          .execute(),
      );
      const before = await account(id);
      await patch(
        oursToken,
        `Users/${user.id}`,
        { op: 'replace', path: 'emails', value: [{ value: `takeover${ours.authority}@evil.example` }] },
        { op: 'replace', path: 'displayName', value: 'Anders' },
      );
      await patch(oursToken, `Users/${user.id}`, { op: 'replace', path: 'active', value: false });
      expect(await account(id)).toEqual(before);
    });

    it('gets the address of nobody else', async () => {
      const mail = `besetzt${ours.authority}@kreis.example`;
      const victim = await createPerson(store.db, { name: 'Andere', email: mail });
      const user = await create(oursToken);
      const before = (await account(await accountOf(user.id))).email;
      expect(
        (
          await patch(oursToken, `Users/${user.id}`, {
            op: 'replace',
            path: 'emails',
            value: [{ value: mail }],
          })
        ).status,
      ).toBe(200);
      expect((await account(await accountOf(user.id))).email).toBe(before);
      expect((await account(victim)).email).toBe(mail);
      const ofInstance = await create(instance);
      expect(
        (
          await patch(instance, `Users/${ofInstance.id}`, {
            op: 'replace',
            path: 'emails',
            value: [{ value: mail }],
          })
        ).status,
      ).toBe(409);
    });

    // The embedded engine knows one user, who owns everything; there the check of the program stands alone.
    const onServer = kind.name === 'postgresql' ? it : () => {};
    onServer('is held by row-level security alone, too', async () => {
      await create(theirsToken);
      await create(oursToken);
      const counts = await store.db.asOperator(async (trx) => {
        const { sql } = await import('kysely');
        const count = async (directory: string): Promise<(number | null)[]> => {
          await sql`select set_config('app.directory', ${directory}, true)`.execute(trx);
          const rows = await trx.selectFrom('scim_user').select('for_authority').distinct().execute();
          return rows.map(({ for_authority }) => for_authority);
        };
        return [
          await count(String(ours.authority)),
          await count('instance'),
          await count('0'),
          (await count('all')).length > 2,
        ];
      });
      expect(counts).toEqual([[ours.authority], [null], [], true]);
    });

    it('cannot be made for an authority that does not exist', async () => {
      expect(await connectDirectory(store.db, operator, { name: 'x', target: 999_999 })).toEqual({
        ok: false,
        problem: 'no-authority',
      });
    });
  });

  it('tells the log of the authority what its directory did, without names and addresses', async () => {
    const user = await create(oursToken, { displayName: 'Erika Geheimname' });
    await patch(oursToken, `Users/${user.id}`, { op: 'replace', path: 'active', value: false });
    const told = await store.db.asOperator((trx) =>
      trx
        .selectFrom('audit_entry')
        .select(['account_id', 'operation', 'changes'])
        .where('authority_id', '=', ours.authority)
        .orderBy('seq')
        .execute(),
    );
    expect(told.map(({ operation }) => operation)).toEqual([
      '/scim/v2/[...path] POST',
      '/scim/v2/[...path] PATCH',
    ]);
    for (const { account_id } of told) expect(account_id).toMatch(/^scim:/);
    expect(JSON.stringify(told)).toContain('"active');
    expect(JSON.stringify(told)).not.toMatch(/Geheimname|stadt\.example/);
  });

  it('keeps up with two requests about one user at once', async () => {
    const made = newUser();
    const answers = await Promise.all([1, 2, 3].map(() => call(oursToken, 'POST', 'Users', made)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });
});
