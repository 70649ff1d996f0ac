import { indexKnowledge, type KnowledgeIndex, type Product } from '@allmende/knowledge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogueQuery } from '#lib/catalogue-address.ts';
import { removeEntry, buryEntry } from '#lib/server/catalogue/index.ts';
import {
  openCatalogueSearch,
  searchCatalogue,
  suggest,
  type CatalogueSearch,
} from '#lib/server/catalogue-search/index.ts';
import { productLookup, refreshLinks } from '#lib/server/catalogue-links/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { openPlaces } from '#lib/server/places/index.ts';
import { storeKinds } from '../store/stores.ts';
import { recordEntry } from './entries.ts';

const source = { text: 'Erfunden für die Prüfung', grade: 'verified' as const };
const product = (id: string, name: string, given: Partial<Product> = {}): Product => ({
  id,
  name,
  aliases: [],
  licence: { kind: 'open-source', spdx: 'AGPL-3.0-only' },
  hosting: [],
  capabilities: [],
  components: [],
  functions: [],
  partialFunctions: [],
  source,
  ...given,
});

const knowledge: KnowledgeIndex = indexKnowledge({
  capabilities: [
    {
      id: 'baumkataster',
      name: { de: 'Baumkataster', en: 'Tree register' },
      area: 'Umwelt',
      criticality: 2,
      openGap: false,
    },
  ],
  vendors: [],
  products: [
    product('gehoelzwerk', 'Gehölzwerk', {
      licence: { kind: 'proprietary' },
      capabilities: [{ id: 'baumkataster', role: 'covers' }],
    }),
    product('blattgold', 'Blattgold', {
      repository: 'https://forge.example/stadt/blattgold',
      capabilities: [{ id: 'baumkataster', role: 'covers' }],
    }),
    product('astwerk', 'Astwerk'),
  ],
  alternatives: [
    {
      replaces: 'gehoelzwerk',
      by: 'astwerk',
      coverage: 'part',
      scope: 'product',
      covers: [],
      evidence: 'Erfunden',
      source,
    },
    {
      replaces: 'gehoelzwerk',
      by: 'blattgold',
      coverage: 'full',
      scope: 'product',
      covers: [],
      evidence: 'Erfunden',
      source,
    },
  ],
  deployments: [
    {
      product: 'blattgold',
      administration: 'Land Beispiel',
      ags: '09',
      kind: 'state',
      status: 'running',
      source,
    },
  ],
  lifecycles: [],
});
const places = openPlaces(new URL('../../../../knowledge', import.meta.url).pathname);

describe.each(storeKinds())('the search over the catalogue, in the $name store', (kind) => {
  let db: Database;
  let catalogueSearch: CatalogueSearch;
  let baum: string;
  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    baum = await recordEntry(db, {
      name: 'Baumkataster',
      url: 'https://forge.example/stadt/baum',
      usedBy: ['Stadt Köln', 'Neuenkirchen', 'Roma Capitale'],
    });
    catalogueSearch = openCatalogueSearch(db, knowledge, places);
    await catalogueSearch.filled;
  });
  afterAll(async () => {
    await catalogueSearch.close();
    await db.close();
    await kind.stop();
  });
  const search = (address: string) =>
    searchCatalogue(
      { db, knowledge, catalogueSearch },
      readCatalogueQuery(new URLSearchParams(address)),
      'de',
    );
  const names = async (address: string) => (await search(address)).hits.map(({ name }) => name);

  it('finds entries by their names, with a card and a reason', async () => {
    const { hits, isComplete } = await search('q=baumkataster');
    expect(isComplete).toBe(true);
    const hit = hits.find(({ id }) => id === baum);
    expect(hit).toMatchObject({
      kind: 'entry',
      href: `/catalogue/${baum}`,
      licence: 'EUPL-1.2',
      organisation: 'Stadt Beispiel',
      standing: 'valid',
      maintenance: { least: 0, most: 3 },
    });
  });

  it('gives who sends half a word what begins with it, and only where nothing bears the word itself', async () => {
    expect(await names('q=blattg')).toEqual(['Blattgold']);
    expect(await names('q=xyzzyx')).toEqual([]);
  });

  it('tells apart where a used place is sure', async () => {
    const { facets } = await search('q=baumkataster&sort=name');
    const lands = facets.find(({ facet }) => facet === 'land')?.values.map(({ value }) => value) ?? [];
    expect(lands).toContain('05');
    expect(lands).not.toContain('13');
  });

  it('is put in order by name, newest release and number of users', async () => {
    const given = { categories: ['agile-project-management'] };
    const uses = ['Berlin', 'Hamburg', 'Bremen'];
    const made = [
      {
        ...given,
        name: 'Reihe Zwei',
        url: 'https://forge.example/stadt/zwei',
        released: '2026-03-01',
        usedBy: uses,
      },
      { ...given, name: 'Reihe Eins', url: 'https://forge.example/stadt/eins', released: '2025-03-01' },
      {
        ...given,
        name: 'Reihe Drei',
        url: 'https://forge.example/stadt/drei',
        released: '2026-04-01',
        usedBy: ['Berlin'],
      },
    ];
    for (const entry of made) await recordEntry(db, entry);
    await catalogueSearch.refresh();
    const inOrder = (sort: string) => names(`category=agile-project-management&sort=${sort}`);
    expect(await inOrder('name')).toEqual(['Reihe Drei', 'Reihe Eins', 'Reihe Zwei']);
    expect(await inOrder('released')).toEqual(['Reihe Drei', 'Reihe Zwei', 'Reihe Eins']);
    expect(await inOrder('users')).toEqual(['Reihe Zwei', 'Reihe Drei', 'Reihe Eins']);
    expect(await inOrder('maintenance')).toHaveLength(3);
  });

  it('takes in what is recorded meanwhile, and lets go of what is removed', async () => {
    const id = await recordEntry(db, { name: 'Wiesenbuch', url: 'https://forge.example/stadt/wiese' });
    await catalogueSearch.refresh();
    expect(await names('q=wiesenbuch')).toEqual(['Wiesenbuch']);
    await db.asOperator((trx) => buryEntry(trx, id, 'removed', new Date()));
    await catalogueSearch.refresh();
    expect((await search('q=wiesenbuch')).hits[0]?.standing).toBe('gone');
    await db.asOperator((trx) => removeEntry(trx, id));
    await catalogueSearch.refresh();
    expect(await names('q=wiesenbuch')).toEqual([]);
  });

  it('takes in what another process has written', async () => {
    await db.asOperator((trx) =>
      trx
        .updateTable('software')
        .set({ name: 'Gehölzplan', updated_at: new Date() })
        .where('id', '=', baum)
        .execute(),
    );
    await catalogueSearch.refresh();
    expect(await names('q=Gehölzplan')).toContain('Gehölzplan');
  });

  it('shows a product that is in the catalogue as its entry, and again as itself when that is gone', async () => {
    expect(await names('q=blattgold')).toEqual(['Blattgold']);
    const id = await recordEntry(db, {
      name: 'Blattgold Baum',
      url: 'https://forge.example/stadt/blattgold.git',
    });
    await refreshLinks(db, productLookup(knowledge), new Date());
    await catalogueSearch.refresh();
    const { hits } = await search('q=blattgold');
    expect(hits.map(({ kind: each, name }) => [each, name])).toEqual([['entry', 'Blattgold Baum']]);
    await db.asOperator((trx) => removeEntry(trx, id));
    await catalogueSearch.refresh();
    expect((await search('q=blattgold')).hits.map(({ kind: each }) => each)).toEqual(['product']);
  });

  it('names what replaces a product, the best first, with coverage', async () => {
    const { hits, replaced, total } = await search('replaces=gehoelzwerk');
    expect(replaced).toEqual({ id: 'gehoelzwerk', name: 'Gehölzwerk' });
    expect(total).toBe(2);
    expect(hits.map(({ name, replacement }) => [name, replacement?.coverage])).toEqual([
      ['Blattgold', 'full'],
      ['Astwerk', 'part'],
    ]);
  });

  it.each(['Gehölzwerk', 'Ersatz für Gehölzwerk', 'alternative to gehölzwerk'])(
    'understands that %s asks what replaces a product',
    async (typed) => {
      const { mayReplace } = await search(`q=${encodeURIComponent(typed)}`);
      expect(mayReplace).toEqual({ id: 'gehoelzwerk', name: 'Gehölzwerk' });
    },
  );

  it('offers what can be replaced while somebody types', () => {
    expect(suggest({ knowledge, catalogueSearch }, 'gehölzw', 'de')).toContainEqual({
      kind: 'replaces',
      label: 'Gehölzwerk',
      href: '/catalogue?replaces=gehoelzwerk',
    });
  });

  it('narrows by what an entry says of itself', async () => {
    expect(await names('licence=EUPL-1.2&q=Gehölzplan')).toContain('Gehölzplan');
    expect(await names('licence=MIT')).toEqual([]);
  });
});
