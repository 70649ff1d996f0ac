import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DataFactory, Parser, Store } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPlaces } from '@allmende/knowledge';
import { buryEntry, recordFile } from '#lib/server/catalogue/index.ts';
import { answerExport, writeDump, type Exporting } from '#lib/server/catalogue-exports/index.ts';
import { openCatalogueSearch, type CatalogueSearch } from '#lib/server/catalogue-search/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge } from '../use-cases/given.ts';

const base = 'https://allmende.example';
const at = (day: number) => new Date(Date.UTC(2026, 10, day));

const yaml = (name: string, more = '') => `publiccodeYmlVersion: "0.5"
name: ${JSON.stringify(name)}
url: https://git.stadt.example/${encodeURIComponent(name.toLowerCase())}
releaseDate: "2026-03-01"
softwareVersion: "4.2"
developmentStatus: stable
softwareType: standalone/web
platforms: [web]
categories: [document-management]
organisation: { name: Stadt Beispiel, uri: "https://stadt.example/" }
description:
  de:
    shortDescription: "Akten \\"ablegen\\" & finden"
    longDescription: "${'Ein Satz über die Ablage. '.repeat(10)}"
    features: [Ablage]
legal: { license: EUPL-1.2 }
maintenance: { type: internal, contacts: [{ name: Erika Beispiel, email: erika@stadt.example }] }
localisation: { localisationReady: true, availableLanguages: [de, en] }
intendedAudience: { countries: [DE, AT] }
${more}`;

describe.each(storeKinds())('the open data of the catalogue in the $name store', (kind) => {
  const given = givenStore(kind);
  const folder = mkdtempSync(join(tmpdir(), 'allmende-exports-'));
  let search: CatalogueSearch;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    await given.db.asOperator(async (trx) => {
      for (const [index, name] of ['Aktenplan', '=HYPERLINK("http://böse.example")', 'Weg'].entries()) {
        const url = `https://git.stadt.example/${index}`;
        const { id } = await recordFile(trx, {
          url,
          content: yaml(name),
          origin: 'harvest',
          now: at(1 + index),
        });
        ids[name] = id;
      }
      const foreign = await recordFile(trx, {
        url: 'https://git.fremd.example/x',
        content: yaml('Fremdes'),
        origin: 'federation',
        originUrl: 'https://katalog.fremd.example',
        now: at(5),
      });
      ids['Fremdes'] = foreign.id;
      await buryEntry(trx, ids['Weg'] ?? '', 'archived', at(7));
      for (const is_sample of [false, true])
        await trx
          .insertInto('published_use')
          .values({
            software_id: ids['Aktenplan'] ?? '',
            product_id: null,
            subject_name: 'Aktenplan',
            authority_name: is_sample ? 'Musterstadt' : 'Stadt Köln',
            place_key: '05315000',
            is_sample,
            since: '2024-01-01',
            version: null,
            purpose: 'Registratur',
            operation: 'own',
            contact: null,
            verified_role: 'it-leitung',
            published_on: '2026-11-01',
            expires_on: '2099-11-01',
            origin_url: null,
            origin_id: null,
          })
          .execute();
    });
    search = openCatalogueSearch(given.db, knowledge, indexPlaces([]));
    await search.filled;
  });
  afterAll(async () => {
    await search.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(file: string, headers: Record<string, string> = {}, parameters = '') {
    const program: Exporting = { db: given.db, knowledge, catalogueSearch: search, exports: folder };
    const url = new URL(`${base}/catalogue/export/${file}${parameters}`);
    const request = new Request(url, { headers });
    return answerExport(program, { file, request, url, base, language: 'de' });
  }
  async function textOf(file: string, parameters = ''): Promise<string> {
    const answer = await ask(file, {}, parameters);
    if (answer?.status !== 200) throw new Error(`${file}: ${answer?.status}`);
    return answer.text();
  }
  const graphOf = (turtle: string): Store => new Store(new Parser({ baseIRI: 'urn:none:' }).parse(turtle));
  const { namedNode, literal } = DataFactory;
  const term = (name: string) => {
    const [prefix = '', local = ''] = name.split(':');
    const iris: Record<string, string> = {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      adms: 'http://www.w3.org/ns/adms#',
    };
    return namedNode(`${iris[prefix] ?? ''}${local}`);
  };

  it('as JSON holds every entry with origin and released uses, and no made-up authority', async () => {
    const { software } = JSON.parse(await textOf('catalogue.json')) as {
      software: { name: string; standing: string; origin: object; usedBy: { name: string }[] }[];
    };
    expect(software.map(({ name, standing }) => [name, standing])).toEqual([
      ['Aktenplan', 'valid'],
      ['=HYPERLINK("http://böse.example")', 'valid'],
      ['Weg', 'gone'],
      ['Fremdes', 'valid'],
    ]);
    expect(software[3]?.origin).toEqual({ kind: 'federation', url: 'https://katalog.fremd.example' });
    expect(software[0]?.usedBy.map(({ name }) => name)).toEqual(['Stadt Köln']);
    const used = JSON.parse(await textOf('used-by.json')) as { software: { usedBy: object[] }[] };
    expect(used.software).toMatchObject([
      {
        name: 'Aktenplan',
        usedBy: [{ name: 'Stadt Köln', since: '2024-01-01', version: null, verifiedBy: 'it-leitung' }],
      },
    ]);
  });

  it('as CSV has a line for each entry, and none of them a formula', async () => {
    const text = await textOf('catalogue.csv');
    const cells = text.split('\r\n');
    expect(cells).toHaveLength(1 + 4 + 1);
    expect(text).toContain(`"'=HYPERLINK(""http://böse.example"")"`);
  });

  it('as Turtle is DCAT-AP with ADMS, names origins, and no person', async () => {
    const turtle = await textOf('catalogue.ttl');
    const graph = graphOf(turtle);
    expect(graph.countQuads(namedNode(`${base}/catalogue`), term('dcat:dataset'), null, null)).toBe(4);
    const page = namedNode(`${base}/catalogue/${ids['Aktenplan']}`);
    expect(graph.countQuads(page, term('dct:title'), literal('Aktenplan'), null)).toBe(1);
    expect(graph.getObjects(page, term('adms:status'), null).map(({ value }) => value)).toEqual([
      'http://purl.org/adms/status/Completed',
    ]);
    const [distribution] = graph.getObjects(page, term('dcat:distribution'), null);
    expect(graph.getObjects(distribution ?? null, term('dct:license'), null)[0]?.value).toBe(
      'http://spdx.org/licenses/EUPL-1.2',
    );
    const foreign = namedNode(`${base}/catalogue/${ids['Fremdes']}`);
    expect(graph.getObjects(foreign, term('dct:isReferencedBy'), null)[0]?.value).toBe(
      'https://katalog.fremd.example/',
    );
    expect(turtle).not.toContain('Erika');
  });

  it('as JSON-LD says the same', async () => {
    const { '@graph': nodes } = JSON.parse(await textOf('catalogue.jsonld')) as {
      '@graph': Record<string, unknown>[];
    };
    const asset = nodes.find((node) => node['@id'] === `${base}/catalogue/${ids['Aktenplan']}`);
    expect(asset).toMatchObject({
      '@type': ['adms:Asset', 'dcat:Dataset'],
      'dct:title': 'Aktenplan',
      'dct:modified': { '@value': '2026-03-01', '@type': 'xsd:date' },
      'adms:status': { '@id': 'http://purl.org/adms/status/Completed' },
      'dct:spatial': [{ '@id': 'http://publications.europa.eu/resource/authority/country/DEU' }, {}],
    });
    expect(nodes.filter((node) => node['dcat:dataset'])).toHaveLength(4);
  });

  it('as a feed names the newest change first, and what is gone as a tombstone', async () => {
    const feed = await textOf('catalogue.atom');
    expect([...feed.matchAll(/urn:uuid:([\da-f-]{36})/g)].map(([, id]) => id)).toEqual(
      ['Weg', 'Fremdes', '=HYPERLINK("http://böse.example")', 'Aktenplan'].map((name) => ids[name]),
    );
    expect(feed).toContain(`<at:deleted-entry ref="urn:uuid:${ids['Weg']}" when="2026-11-07T00:00:00.000Z">`);
    expect(feed).toContain('<link rel="via" href="https://katalog.fremd.example"/>');
    expect(feed).toContain('Akten &quot;ablegen&quot; &amp; finden');
    expect(feed).not.toContain('rel="next"');
    const found = await textOf('catalogue.atom', '?q=aktenplan');
    expect(found).toContain('<title>Katalog: aktenplan</title>');
    expect(found).toContain(`urn:uuid:${ids['Aktenplan']}`);
  });

  it('is given once: who has it already is told so, until something changes', async () => {
    for (const file of ['catalogue.json', 'catalogue.atom', `${ids['Aktenplan']}.ttl`]) {
      const first = await ask(file);
      const etag = first?.headers.get('etag') ?? '';
      expect(first?.headers.get('access-control-allow-origin')).toBe('*');
      expect(first?.headers.get('cache-control')).toBe('public, max-age=300');
      await first?.body?.cancel();
      expect((await ask(file, { 'if-none-match': `"other", ${etag}` }))?.status, file).toBe(304);
      expect((await ask(file, { 'if-none-match': '"other"' }))?.status).toBe(200);
      const changed = first?.headers.get('last-modified') ?? '';
      expect((await ask(file, { 'if-modified-since': changed }))?.status, file).toBe(304);
    }
    const before = (await ask('catalogue.json'))?.headers.get('etag');
    await given.db.asOperator((trx) =>
      trx.deleteFrom('published_use').where('is_sample', '=', true).execute(),
    );
    expect((await ask('catalogue.json'))?.headers.get('etag')).not.toBe(before);
  });

  it('is to be had entry by entry in every format, and nothing else', async () => {
    const id = ids['Aktenplan'] ?? '';
    expect(await textOf(`${id}.yml`)).toBe(yaml('Aktenplan'));
    expect(JSON.parse(await textOf(`${id}.used-by.json`))).toMatchObject({
      usedBy: [{ name: 'Stadt Köln' }],
    });
    expect(graphOf(await textOf(`${id}.ttl`)).size).toBeGreaterThan(20);
    expect(JSON.parse(await textOf(`${id}.jsonld`))).toMatchObject({ '@id': `${base}/catalogue/${id}` });
    for (const file of ['x', `${id}.exe`, '../secret', 'constructor', `${id.replace(/^./, 'f')}0.json`])
      expect(await ask(file), file).toBeNull();
    expect(await ask('00000000-0000-4000-8000-000000000000.json')).toBeNull();
  });

  it('lies in the data folder as a dump of last night', async () => {
    const live = gunzipSync(
      Buffer.from((await (await ask('dump.jsonl.gz'))?.arrayBuffer()) ?? new ArrayBuffer()),
    );
    await writeDump(given.db, folder, base, at(22));
    const answer = await ask('dump.jsonl.gz');
    const stored = gunzipSync(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer()));
    expect(stored.toString()).toBe(live.toString());
    const [first] = stored.toString().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({ name: 'Aktenplan', publiccodeYml: yaml('Aktenplan') });
    const etag = answer?.headers.get('etag') ?? '';
    expect((await ask('dump.jsonl.gz', { 'if-none-match': etag }))?.status).toBe(304);
  });

  it('keeps hostile texts inside of their literals', async () => {
    const nasty = 'a" . <urn:x> <urn:y> "b\\ \u0007 \u2028 ]]> <!-- \u{1F600} \'\'\' """';
    const { id } = await given.db.asOperator((trx) =>
      recordFile(trx, {
        url: 'https://git.stadt.example/boese',
        content: yaml(
          nasty,
          `landingURL: "https://x.example/<>\\"{}|^"\nisBasedOn: ["javascript:alert(1)", "https://y.example/> . <urn:a>"]`,
        ),
        origin: 'harvest',
        now: at(8),
      }),
    );
    const graph = graphOf(await textOf(`${id}.ttl`));
    const page = namedNode(`${base}/catalogue/${id}`);
    const [title] = graph.getObjects(page, term('dct:title'), null);
    expect(title?.value).toBe(nasty.replace('\u0007', title?.value.includes('\u0007') ? '\u0007' : '\uFFFD'));
    expect(graph.countQuads(namedNode('urn:x'), null, null, null)).toBe(0);
    expect(graph.getObjects(page, term('dct:relation'), null)).toHaveLength(1);
    expect(await textOf(`${id}.atom`)).not.toContain('\u0007');
  });
});
