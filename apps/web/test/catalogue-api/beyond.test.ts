import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPlaces } from '@allmende/knowledge';
import { openCatalogueSearch, type CatalogueSearch } from '#lib/server/catalogue-search/index.ts';
import { runOn, signIn, stopRunning } from '../directory/signed-in-site.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge } from '../use-cases/given.ts';
import { call, catalogueToken, validFile } from './given-catalogue.ts';

describe.each(storeKinds())('what the API has beyond the European one, on the $name store', (kind) => {
  const store = givenStore(kind);
  let catalogueSearch: CatalogueSearch;
  let id = '';

  beforeAll(async () => {
    catalogueSearch = openCatalogueSearch(store.db, knowledge, indexPlaces([]));
    runOn(store.db, signIn(), { catalogueSearch });
    const token = await catalogueToken(store.db);
    const url = 'https://forge.example/stadt/baum';
    const body = { url, publiccodeYml: validFile('Baumkataster', url) };
    ({ id } = (await call('POST', '/software', { token, body })).body);
    await catalogueSearch.filled;
    await catalogueSearch.refresh();
  });
  afterAll(async () => {
    await catalogueSearch.close();
    stopRunning();
  });

  it('finds software by a word and says why, with facets', async () => {
    const { body } = await call('GET', '/search?q=baum');
    expect(body.hits).toContainEqual(
      expect.objectContaining({ kind: 'entry', id, name: 'Baumkataster', licence: 'EUPL-1.2' }),
    );
    expect(body.hits[0].why.length).toBeGreaterThan(0);
    expect(body.facets.map(({ facet }: { facet: string }) => facet)).toContain('licence');
    const narrowed = await call('GET', '/search?q=baum&licence=MIT&standing=valid');
    expect(narrowed.body.hits.map((hit: { id: string }) => hit.id)).not.toContain(id);
    for (const limit of ['0', '101', 'x'])
      expect((await call('GET', `/search?limit=${limit}`)).status).toBe(422);
  });

  it('gives badges by criterion, where unknown is a value', async () => {
    const { body } = await call('GET', `/software/${id}/quality`);
    const maintenance = body.badges.find(({ name }: { name: string }) => name === 'maintenance');
    expect(maintenance.least).toBeLessThan(maintenance.most);
    expect(maintenance.criteria.map(({ met }: { met: unknown }) => met)).toContain(null);
  });

  it('tells who has declared to use it, but no made-up authority', async () => {
    const declared = {
      software_id: id,
      subject_name: 'Baumkataster',
      since: '2024-05-01',
      published_on: '2026-01-01',
      expires_on: '2099-01-01',
    };
    await store.db.asOperator((trx) =>
      trx
        .insertInto('published_use')
        .values([
          { ...declared, authority_name: 'Stadt Beispiel', is_sample: false },
          { ...declared, authority_name: 'Musterstadt', is_sample: true },
        ] as never)
        .execute(),
    );
    const { body } = await call('GET', `/software/${id}/uses`);
    expect(body.data).toEqual([
      expect.objectContaining({ authority: 'Stadt Beispiel', since: '2024-05-01' }),
    ]);
  });

  it('knows nothing of software that there is not', async () => {
    for (const what of ['quality', 'uses', 'parsed', 'validation', 'analysis', 'logs'])
      expect((await call('GET', `/software/x/${what}`)).status, what).toBe(404);
  });
});
