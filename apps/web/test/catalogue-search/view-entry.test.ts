import { indexKnowledge } from '@allmende/knowledge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badgeOf, structuredData, viewEntry, type EntryView } from '#lib/server/catalogue-entry/index.ts';
import { openCatalogueSearch, type CatalogueSearch } from '#lib/server/catalogue-search/index.ts';
import { buryEntry, mergeEntry, recordFile } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { openPlaces } from '#lib/server/places/index.ts';
import { storeKinds } from '../store/stores.ts';
import { recordEntry } from './entries.ts';

const knowledge = indexKnowledge({
  capabilities: [],
  vendors: [],
  products: [],
  alternatives: [],
  deployments: [],
  lifecycles: [],
});
const places = openPlaces(new URL('../../../../knowledge', import.meta.url).pathname);
const nobody = '00000000-0000-4000-8000-000000000000';

describe.each(storeKinds())('the page of an entry, from the $name store', (kind) => {
  let db: Database;
  let catalogueSearch: CatalogueSearch;
  let id: string;
  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    id = await recordEntry(db, {
      name: '</script><script>__hit()</script>',
      url: 'https://gitlab.example/stadt/baum',
      short: '<img src=x onerror=__hit()>',
      long: `${'Baumkataster. '.repeat(20)} [x](javascript:__hit())`,
      usedBy: ['Stadt Köln', 'Irgendwo'],
      features: ['"><svg onload=__hit()>'],
    });
    catalogueSearch = openCatalogueSearch(db, knowledge, places);
    await catalogueSearch.filled;
  });
  afterAll(async () => {
    await catalogueSearch.close();
    await db.close();
    await kind.stop();
  });
  const view = async (of = id): Promise<EntryView> => {
    const found = await viewEntry({ db, knowledge, places, catalogueSearch }, of, 'de');
    if (!found || found.movedTo !== null) throw new Error('There is no such entry.');
    return found;
  };

  it('tells what the file says, and which users are only named there', async () => {
    const entry = await view();
    expect(entry.licence).toMatchObject({ isFree: true, parts: [{ id: 'EUPL-1.2', family: 'eupl' }] });
    expect(entry.users.named).toEqual([
      { text: 'Stadt Köln', place: { key: '05315000', name: 'Köln, Stadt' } },
      { text: 'Irgendwo', place: null },
    ]);
    expect(entry.users.lands.filter(({ count }) => count > 0).map(({ key }) => key)).toEqual(['05']);
    expect(entry.versions).toHaveLength(1);
  });

  it('repeats no person, only mailboxes and where to write in the open', async () => {
    const entry = await view();
    expect(entry.contact).toEqual({
      issues: 'https://gitlab.example/stadt/baum/-/issues',
      mailboxes: ['it@stadt.example'],
      people: 0,
      affiliations: [],
    });
    expect(JSON.stringify(entry)).not.toContain('Erika');
  });

  it('gives search engines data that no text can break out of', async () => {
    const data = structuredData(await view(), `https://katalog.example/catalogue/${id}`);
    expect(data).not.toMatch(/[<>&]/);
    const { '@graph': graph } = JSON.parse(data) as { '@graph': Record<string, unknown>[] };
    expect(graph.map((each) => each['@type'])).toEqual(['SoftwareApplication', 'SoftwareSourceCode']);
    expect(graph[0]).toMatchObject({
      name: '</script><script>__hit()</script>',
      license: 'https://spdx.org/licenses/EUPL-1.2.html',
    });
    expect(graph[1]).toMatchObject({ codeRepository: 'https://gitlab.example/stadt/baum' });
  });

  it('draws its badges without anything that runs', async () => {
    for (const name of ['maintenance', 'security', 'reuse', 'open-source']) {
      const drawn = await badgeOf({ db }, id, name, 'de');
      expect(drawn).toMatch(/^<svg [^>]+>.*<\/svg>$/);
      expect(drawn).not.toMatch(/<script|<style|style=|\son\w+=|href/);
    }
    expect(await badgeOf({ db }, id, 'nothing', 'de')).toBeNull();
    expect(await badgeOf({ db }, nobody, 'reuse', 'de')).toBeNull();
  });

  it('stays where it is when the repository is gone, and says so', async () => {
    const gone = await recordEntry(db, { name: 'Gewesen', url: 'https://gitlab.example/stadt/gewesen' });
    await db.asOperator((trx) => buryEntry(trx, gone, 'removed', new Date('2026-10-02T00:00:00Z')));
    expect(await view(gone)).toMatchObject({
      standing: 'gone',
      gone: { reason: 'removed', since: '2026-10-02T00:00:00.000Z' },
      text: { short: 'Eine erfundene Software' },
    });
    await catalogueSearch.refresh();
    expect((await view(gone)).related.alternatives.map((card) => card.id)).toContain(id);
    expect((await view()).related.alternatives.map((card) => card.id)).not.toContain(gone);
  });

  it('shows the findings of a faulty file, even of one that is no YAML', async () => {
    const url = 'https://gitlab.example/stadt/kaputt';
    const file = { url, content: 'name: [', origin: 'harvest' as const, now: new Date() };
    const { id: faulty } = await db.asOperator((trx) => recordFile(trx, file));
    const entry = await view(faulty);
    expect(entry).toMatchObject({ standing: 'faulty', file: null, text: null, licence: null });
    expect(entry.findings.length).toBeGreaterThan(0);
  });

  it('leads on to the entry that shows it', async () => {
    const twin = await recordEntry(db, { name: 'Zwilling', url: 'https://gitlab.example/stadt/zwilling' });
    await db.asOperator((trx) => mergeEntry(trx, twin, id));
    const program = { db, knowledge, places, catalogueSearch };
    expect(await viewEntry(program, twin, 'de')).toEqual({ movedTo: id });
  });

  it('is nowhere for what is no id', async () => {
    const program = { db, knowledge, places, catalogueSearch };
    for (const no of [nobody, 'x', '1; drop table software', ''])
      expect(await viewEntry(program, no, 'de')).toBeNull();
  });
});
