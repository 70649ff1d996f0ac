import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCatalogueTokens, revokeCatalogueToken } from '#lib/server/catalogue-api/index.ts';
import { runOn, signIn, stopRunning } from '../directory/signed-in-site.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { call, catalogueToken } from './given-catalogue.ts';

describe.each(storeKinds())('a token of the catalogue, on the $name store', (kind) => {
  const store = givenStore(kind);
  let token = '';

  beforeAll(async () => {
    runOn(store.db, signIn());
    token = await catalogueToken(store.db);
  });
  afterAll(stopRunning);

  it('opens what it was made for and nothing else', async () => {
    const logs = await catalogueToken(store.db, ['logs:write']);
    expect((await call('POST', '/logs', { token: logs, body: { message: 'Guten Tag' } })).status).toBe(200);
    const body = { url: 'https://forge.example/stadt/baum', publiccodeYml: '-' };
    expect((await call('POST', '/software', { token: logs, body })).body).toMatchObject({
      status: 403,
      detail: expect.stringContaining('software:write'),
    });
    const { id } = (await call('POST', '/software', { token, body })).body;
    expect((await call('GET', `/events?entityId=${id}`, { token: logs })).body.data[0]).not.toHaveProperty(
      'actor',
    );
    const [event] = (await call('GET', `/events?entityId=${id}`, { token })).body.data;
    expect(event.actor).toMatch(/^catalogue-key:/);
    expect((await call('GET', `/events?actor=${event.actor}`)).status).toBe(403);
  });

  it('is dead when it is revoked, and a cookie or a token of a person never takes its place', async () => {
    const short = await catalogueToken(store.db, ['logs:write']);
    const [newest] = await listCatalogueTokens(store.db);
    expect(await revokeCatalogueToken(store.db, newest?.id ?? '', new Date())).toBe(true);
    for (const wrong of [short, undefined, '', 'x', `allm_${'A'.repeat(43)}`, `allc_${'A'.repeat(43)}`]) {
      const answer = await call('POST', '/logs', {
        ...(wrong !== undefined && { token: wrong }),
        body: { message: 'Guten Tag' },
        headers: { cookie: 'session=x', origin: 'https://allmende.example' },
      });
      expect(answer.status, wrong).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });
});
