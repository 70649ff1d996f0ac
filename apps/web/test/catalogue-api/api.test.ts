import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runOn, signIn, stopRunning } from '../directory/signed-in-site.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { call, catalogueToken, validFile } from './given-catalogue.ts';

const merge = 'application/merge-patch+json';
const patch = 'application/json-patch+json';

describe.each(storeKinds())('the catalogue API on the $name store', (kind) => {
  const store = givenStore(kind);
  let token = '';
  let count = 0;

  beforeAll(async () => {
    runOn(store.db, signIn());
    token = await catalogueToken(store.db);
  });
  afterAll(stopRunning);

  const address = () => `https://forge.example/stadt/projekt-${++count}`;
  const enter = async (more: object = {}) => {
    const url = address();
    const body = { url, publiccodeYml: validFile(`Projekt ${count}`, url), ...more };
    const answer = await call('POST', '/software', { token, body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const catalog = async (name: string) =>
    (await call('POST', '/catalogs', { token, body: { name, alternativeId: name } })).body;

  describe('software', () => {
    it('is entered with its address in one spelling, and found by any other', async () => {
      const { id, url } = await enter({ aliases: ['https://www.Forge.example:443/alt/', null].slice(0, 1) });
      const shown = (await call('GET', `/software/${id}`)).body;
      expect(shown).toMatchObject({ id, url, aliases: ['https://forge.example/alt'], active: true });
      for (const spelling of [
        url,
        `${url.replace('https://', 'https://www.')}/`,
        'https://FORGE.example/alt/',
      ])
        expect((await call('GET', `/software?url=${spelling}`)).body.data, spelling).toEqual([shown]);
    });

    it('is changed by a merge patch and by a JSON patch, and keeps what they do not name', async () => {
      const { id, url } = await enter({ aliases: ['https://forge.example/one'], vitality: '1' });
      const merged = await call('PATCH', `/software/${id}`, { token, type: merge, body: { vitality: null } });
      expect(merged.body).not.toHaveProperty('vitality');
      expect(merged.body).toMatchObject({ url, aliases: ['https://forge.example/one'] });
      const operations = [
        { op: 'test', path: '/active', value: true },
        { op: 'add', path: '/aliases/-', value: 'https://forge.example/two' },
        { op: 'replace', path: '/active', value: false },
      ];
      const patched = await call('PATCH', `/software/${id}`, { token, type: patch, body: operations });
      expect(patched.body).toMatchObject({
        active: false,
        aliases: ['https://forge.example/one', 'https://forge.example/two'],
      });
      for (const path of ['/id', '/createdAt', '/updatedAt', '/catalogId']) {
        const body = [{ op: 'add', path, value: 'x' }];
        expect((await call('PATCH', `/software/${id}`, { token, type: patch, body })).status, path).toBe(422);
      }
    });

    it('keeps its aliases where a client sends null for a list that it does not have', async () => {
      const { id, url } = await enter({ aliases: ['https://forge.example/three'] });
      const body = { url, publiccodeYml: 'name: Anders', aliases: null };
      const answer = await call('PATCH', `/software/${id}`, { token, type: merge, body });
      expect(answer.body).toMatchObject({
        aliases: ['https://forge.example/three'],
        publiccodeYml: 'name: Anders',
      });
      const other = address();
      const entered = { url: other, publiccodeYml: 'name: X', aliases: null };
      expect((await call('POST', '/software', { token, body: entered })).body.aliases).toEqual([]);
    });

    it('is refused where its address or an alias belongs to another one', async () => {
      const { url } = await enter({ aliases: ['https://forge.example/taken'] });
      for (const given of [url, `${url}.git`, 'https://forge.example/taken']) {
        const body = { url: given, publiccodeYml: 'name: X' };
        expect((await call('POST', '/software', { token, body })).body, given).toMatchObject({
          status: 409,
          detail: 'url already exists',
        });
      }
    });

    it('is gone when it is withdrawn, and back under its id when it is entered again', async () => {
      const { id, url, publiccodeYml } = await enter();
      expect((await call('DELETE', `/software/${id}`, { token })).status).toBe(204);
      expect((await call('GET', `/software/${id}`)).status).toBe(404);
      expect((await call('GET', `/software?all=true&url=${url}`)).body.data).toEqual([]);
      expect((await call('DELETE', `/software/${id}`, { token })).status).toBe(404);
      const again = await call('POST', '/software', { token, body: { url, publiccodeYml } });
      expect(again).toMatchObject({ status: 200, body: { id, active: true } });
      const events = (await call('GET', `/events?entityId=${id}`)).body.data;
      expect(events.map(({ type }: { type: string }) => type)).toEqual(
        expect.arrayContaining(['created', 'deleted']),
      );
    });

    it('is read and judged, with sentences in two languages', async () => {
      const { id } = await enter();
      expect((await call('GET', `/software/${id}/parsed`)).body).toMatchObject({
        standing: 'valid',
        origin: 'api',
        publiccode: { legal: { license: 'EUPL-1.2' } },
      });
      const body = { publiccodeYml: 'publiccodeYmlVersion: "0"\nname: Halb\n' };
      await call('PATCH', `/software/${id}`, { token, body });
      const german = await call('GET', `/software/${id}/validation`, {
        headers: { 'accept-language': 'de' },
      });
      const english = await call('GET', `/software/${id}/validation`, {
        headers: { 'accept-language': 'en' },
      });
      expect(german.body).toMatchObject({ valid: false });
      expect(german.body.findings.length).toBeGreaterThan(3);
      expect(german.body.findings[0].message).not.toBe(english.body.findings[0].message);
    });
  });

  describe('a catalogue', () => {
    it('holds its own, and goes only when it holds nothing', async () => {
      const { id } = await catalog('muster');
      const url = address();
      const made = await call('POST', '/catalogs/muster/software', {
        token,
        body: { url, publiccodeYml: '-' },
      });
      expect(made.body.catalogId).toBe(id);
      expect((await call('GET', `/catalogs/${id}/software`)).body.data).toHaveLength(1);
      expect(
        (await call('GET', '/catalogs/∅/software')).body.data.map((each: { id: string }) => each.id),
      ).not.toContain(made.body.id);
      expect((await call('PATCH', `/catalogs/∅/software/${made.body.id}`, { token, body: {} })).status).toBe(
        404,
      );
      expect((await call('DELETE', '/catalogs/muster', { token })).status).toBe(409);
      await call('DELETE', `/software/${made.body.id}`, { token });
      expect((await call('DELETE', '/catalogs/muster', { token })).status).toBe(204);
      expect((await call('GET', '/catalogs/muster')).status).toBe(404);
    });

    it('takes logs about its software by the route that crawlers ask for', async () => {
      await catalog('sammler');
      const url = address();
      const software = await call('POST', '/catalogs/sammler/software', {
        token,
        body: { url, publiccodeYml: '-' },
      });
      const { id } = software.body;
      const message = '[stadt/projekt] BAD publiccode.yml: url is required';
      const log = await call('POST', `/catalogs/sammler/software/${id}/logs`, { token, body: { message } });
      expect(log.body).toMatchObject({ message, entity: `/software/${id}` });
      expect((await call('GET', `/software/${id}/logs?page[size]=100`)).body.data).toEqual([log.body]);
      expect((await call('GET', '/logs?search=bad PUBLICCODE')).body.data).toContainEqual(log.body);
      expect((await call('GET', '/logs?search=100%25')).body.data).toEqual([]);
      expect((await call('DELETE', `/logs/${log.body.id}`, { token })).status).toBe(204);
    });
  });

  it('keeps analyses, and stamps what is changed', async () => {
    const { id } = await enter();
    const path = `/software/${id}/analysis`;
    const first = await call('PATCH', path, { token, type: merge, body: { a: { v: 1, x: 1 }, b: { v: 2 } } });
    expect(first.body).toMatchObject({ a: { v: 1, x: 1, t: expect.any(String) }, b: { v: 2 } });
    const second = await call('PATCH', path, { token, type: merge, body: { b: null, a: { x: null, y: 2 } } });
    expect(Object.keys(second.body)).toEqual(['a']);
    expect(second.body.a).toMatchObject({ v: 1, y: 2 });
    expect(second.body.a).not.toHaveProperty('x');
    for (const wrong of [{ a: 1 }, { c: {} }, { a: { v: 0 } }, { a: { v: 1000 } }, { a: { v: '1' } }])
      expect((await call('PATCH', path, { token, body: wrong })).status, JSON.stringify(wrong)).toBe(422);
    expect((await call('GET', path)).body).toEqual(second.body);
  });

  it('keeps bundles of software that there is', async () => {
    const { id } = await enter();
    const body = { name: 'Grünflächen', description: 'Alles für das Grünflächenamt', softwareIds: [id] };
    const made = await call('POST', '/bundles', { token, body });
    expect(made.body).toMatchObject({ ...body, active: true });
    const unknown = { ...body, softwareIds: [id, '00000000-0000-4000-8000-000000000000'] };
    expect((await call('POST', '/bundles', { token, body: unknown })).body.validationErrors).toEqual([
      expect.objectContaining({ field: 'softwareIds[1]' }),
    ]);
    await call('PATCH', `/bundles/${made.body.id}`, { token, body: { active: false } });
    expect((await call('GET', '/bundles')).body.data).toEqual([]);
    expect((await call('GET', '/bundles?all=true')).body.data).toHaveLength(1);
    expect((await call('DELETE', `/bundles/${made.body.id}`, { token })).status).toBe(204);
  });

  describe('a list', () => {
    const everyPage = async (first: string, size: number) => {
      const seen: string[] = [];
      let query: string | null = `?page[size]=${size}`;
      for (let page = 0; query !== null && page < 100; page++) {
        const { body } = await call('GET', `${first}${query}`);
        seen.push(...body.data.map(({ id }: { id: string }) => id));
        query = body.links.next;
      }
      return seen;
    };

    it('is walked through by its links, forwards and back, and nothing is left out or comes twice', async () => {
      for (let index = 0; index < 6; index++) await enter();
      const whole = await everyPage('/software', 100);
      for (const size of [1, 4]) expect(await everyPage('/software', size)).toEqual(whole);
      const second = (await call('GET', `/software?page[size]=3&x=ü`)).body.links.next;
      expect(second).toContain('x=%C3%BC');
      const back = (await call('GET', `/software${second}`)).body.links.prev;
      expect((await call('GET', `/software${back}`)).body).toMatchObject({
        data: whole.slice(0, 3).map((id) => expect.objectContaining({ id })),
        links: { prev: null },
      });
    });

    it('leads on by a header who asks for more than a page holds', async () => {
      await store.db.asOperator((trx) =>
        trx
          .insertInto('catalogue_log')
          .values(
            Array.from({ length: 120 }, (_, index) => ({
              message: `Nr. ${index}`,
              entity_type: null,
              entity_id: null,
            })),
          )
          .execute(),
      );
      const { headers, body } = await call('GET', '/logs?page[size]=10000');
      expect(body.data).toHaveLength(100);
      expect(headers.get('x-largest-page')).toBe('100');
      const [, next = ''] = /^<\/v1([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? [];
      const rest = await call('GET', next);
      expect(rest.body.data.length).toBeGreaterThanOrEqual(20);
      expect(rest.headers.get('link')).toContain('rel="prev"');
    });

    it('survives the addresses that real clients make', async () => {
      const odd = [
        '/catalogs?all=true?page[after]=WyIyMDIwLTAxLTAxVDAwOjAwOjAwWiIsImEiXQ==',
        '/software?url=https://forge.example/a b/ü?x=1&y=#teil',
        '/software?url=ssh://git@forge.example/a.git',
        '/software?url=',
        '/software?page%5Bsize%5D=2',
        '/publishers?all=1&all=true',
        '/logs?search=%00%',
      ];
      for (const path of odd) expect((await call('GET', path)).status, path).toBe(200);
      for (const path of [
        '/software?page[size]=0',
        '/software?page[size]=-5',
        '/logs?from=2026-13-01T00:00:00Z',
      ])
        expect((await call('GET', path)).status, path).toBe(422);
    });
  });

  it('says what it does not know as the peer does', async () => {
    expect((await call('GET', '/nothing')).body).toEqual({ title: 'Cannot GET /v1/nothing', status: 404 });
    expect((await call('POST', '/nothing')).status).toBe(401);
    expect((await call('POST', '/nothing', { token, body: {} })).status).toBe(404);
    expect((await call('DELETE', '/software', { token })).status).toBe(404);
  });

  it('may be read from pages elsewhere, and kept by caches', async () => {
    const { id } = await enter();
    const first = await call('GET', `/software/${id}`);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('cache-control')).toBe('public, max-age=10');
    const etag = first.headers.get('etag') ?? '';
    expect((await call('GET', `/software/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    await call('PATCH', `/software/${id}`, { token, body: { vitality: '9' } });
    expect((await call('GET', `/software/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('describes every operation in one document, with what a token must be good for', async () => {
    const { body } = await call('GET', '/openapi.json');
    expect(Object.keys(body.paths).length).toBeGreaterThanOrEqual(30);
    for (const path of ['/software', '/catalogs/{id}/software', '/validate', '/status', '/events/{id}'])
      expect(body.paths).toHaveProperty([path]);
    const writes = Object.values(
      body.paths as Record<string, Record<string, Record<string, unknown>>>,
    ).flatMap((methods) => Object.entries(methods).filter(([method]) => method !== 'get'));
    for (const [, operation] of writes)
      if (operation['operationId'] !== 'validateFile') expect(operation).toHaveProperty('x-scope');
  });
});
