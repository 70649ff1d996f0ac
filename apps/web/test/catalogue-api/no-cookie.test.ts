import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCatalogueApi } from '#lib/server/catalogue-api/index.ts';
import { createPerson } from '../directory/create-person.ts';
import * as handlers from '../../src/routes/v1/[...path]/+server.ts';
import { runOn, signedIn, signIn, stopRunning } from '../directory/signed-in-site.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { call } from './given-catalogue.ts';

describe.each(storeKinds())('who writes through the catalogue API, on the $name store', (kind) => {
  const store = givenStore(kind);

  beforeAll(() => runOn(store.db, signIn()));
  afterAll(stopRunning);

  it('is not whoever has signed in, not even an editor, and not from a page of this site', async () => {
    const editor = await createPerson(store.db, { name: 'Redaktion', instance: ['redaktion'] });
    const visitor = await signedIn(store.db, editor);
    for (const origin of ['https://allmende.example', 'https://evil.example'])
      for (const method of ['POST', 'PATCH', 'DELETE']) {
        const answer = await visitor.go('/v1/[...path]', handlers, '/v1/logs', {
          method,
          headers: { origin, 'content-type': 'application/json' },
          ...(method !== 'DELETE' && { body: '{"message":"Guten Tag"}' }),
        });
        expect(answer.status, `${origin} ${method}`).toBe(401);
      }
    expect((await call('GET', '/logs')).body.data).toEqual([]);
  });
});

describe.each(storeKinds())('asking 601 times in a minute, on the $name store', (kind) => {
  const store = givenStore(kind);
  beforeAll(() => runOn(store.db, signIn()));
  afterAll(stopRunning);

  it('ends with 429 for who shows no token', async () => {
    const context = {
      db: store.db,
      knowledge: undefined as never,
      catalogueSearch: undefined as never,
      version: '0',
      language: 'de' as const,
      network: `198.51.100.${kind.name.length}`,
      secret: () => null,
      pasetoKey: null,
      now: () => new Date(0),
    };
    const ask = () => answerCatalogueApi(new Request('http://127.0.0.1/v1/nothing'), context);
    for (let count = 0; count < 600; count++) expect((await ask()).status).toBe(404);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ status: 429 });
    expect(
      (await answerCatalogueApi(new Request('http://127.0.0.1/v1/nothing'), { ...context, network: 'other' }))
        .status,
    ).toBe(404);
  });
});
