import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { matchTargets, product as productSchema } from '@allmende/knowledge';
import type { Actor } from '#lib/server/database/index.ts';
import { listApplications, readFilter, viewApplication } from '#lib/server/applications/index.ts';
import { confirmImport, decideMatches, reviewQueue, runImport } from '#lib/server/inventory/index.ts';
import {
  addOwnProduct,
  bringBackOwnProduct,
  editOwnProduct,
  knowledgeOf,
  offerOf,
  ownProduct,
  ownProductById,
  ownProducts,
  publicTwin,
  readOwnProduct,
  removeOwnProduct,
} from '#lib/server/local-products/index.ts';
import { recognitionOf } from '#lib/server/recognition/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { ownProductId } from '#lib/product-link.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, draft, givenStore, inventoryOf, knowledge, mappingOf } from './given.ts';

const friedhof = ownProduct.parse({
  name: 'Friedwaldwerk',
  aliases: ['FWW Kommunal'],
  vendor: 'Gärtner & Söhne GmbH',
  vendor_country: 'DE',
  owner: 'Parkland Holding',
  owner_country: 'US',
  licence_kind: 'proprietary',
  hosting: ['onprem'],
  capability_id: 'einwohnermeldewesen',
  source_text: 'Produktblatt, Mai 2026',
  source_url: 'https://www.example.org/produkt',
});

describe.each(storeKinds())('a product of an authority’s own on the $name store', (kind) => {
  const given = givenStore(kind);

  async function importFor(town: Actor, ...names: string[]): Promise<void> {
    const facts = { db: given.db, knowledge };
    const id = await draft(given.db, town, csv(['Anwendung'], ...names.map((name) => [name])));
    await confirmImport(given.db, town, id, await mappingOf(given.db, town, id));
    const context = { payload: { importId: id, actor: town }, signal: new AbortController().signal };
    await runImport(
      { db: given.db, ...context, report: () => Promise.resolve() },
      await recognitionOf(facts, town),
    );
  }

  async function added(town: Actor, product = friedhof): Promise<number> {
    const kept = await addOwnProduct(given.db, town, product);
    if (!kept.ok) throw new Error(kept.problem);
    return kept.id;
  }

  const matchedOf = async (town: Actor) =>
    (await inventoryOf(given.db, town)).map(({ raw_name, product_id, match_state }) => [
      raw_name,
      product_id,
      match_state,
    ]);

  it('is recognised in the lists of its authority from then on, and in those of no other', async () => {
    const [town, other] = [await given.newTown(), await given.newTown()];
    await importFor(town, 'Friedwaldwerk 4.2');
    expect(await matchedOf(town)).toEqual([['Friedwaldwerk 4.2', null, 'new']]);
    const own = ownProductId(await added(town));
    await importFor(town, 'Friedwaldwerk 4.2', 'FWW Kommunal', 'Nextcloud');
    expect(await matchedOf(town)).toEqual([
      ['Friedwaldwerk 4.2', own, 'accept'],
      ['FWW Kommunal', own, 'accept'],
      ['Nextcloud', 'nextcloud', 'accept'],
    ]);
    await importFor(other, 'Friedwaldwerk 4.2');
    expect(await matchedOf(other)).toEqual([['Friedwaldwerk 4.2', null, 'new']]);
    expect(await ownProducts(given.db, other)).toEqual({ standing: [], removed: [] });
    expect((await knowledgeOf({ db: given.db, knowledge }, other)).products.has(own)).toBe(false);
  });

  it('is measured like a public one, and every answer from it says whose statement it is', async () => {
    const town = await given.newTown();
    await added(town);
    await importFor(town, 'Friedwaldwerk');
    const facts = await knowledgeOf({ db: given.db, knowledge }, town);
    const { applications } = await measureAuthority(given.db, facts, town);
    const [{ input }] = applications as [(typeof applications)[0]];
    expect(input).toMatchObject({ owner: 'Parkland Holding', ownerCountry: 'US' });
    expect(input.answers.G1?.value).toBe(4);
    // A vendor in Germany that belongs to a group in the USA.
    expect(input.answers.E1?.value).toBe(3);
    for (const variable of ['G1', 'G2', 'E1'] as const) {
      expect(input.answers[variable]?.prefilled?.reason).toMatch(/Eigene Angabe\.$/);
      expect(input.answers[variable]?.prefilled?.reasonEn).toMatch(/Own statement\.$/);
    }
    expect(input.criticality).toBe(knowledge.capabilities.get('einwohnermeldewesen')?.criticality);
    const { rows } = await listApplications(given.db, facts, town, readFilter(new URLSearchParams()));
    expect(rows[0]).toMatchObject({ product: 'Friedwaldwerk', known_vendor: 'Gärtner & Söhne GmbH' });
    const found = await viewApplication(given.db, facts, town, Number(rows[0]?.id), 'de');
    if (found.state !== 'present') throw new Error('the application is there');
    expect(found.view.product).toMatchObject({
      source: { text: 'Eigene Angabe: Produktblatt, Mai 2026', grade: 'unverified' },
      files: [],
    });
  });

  it('takes what is publicly known about its vendor over what the authority states', async () => {
    const town = await given.newTown();
    await added(town, { ...friedhof, vendor: 'Microsoft Corporation', vendor_country: 'DE', owner: null });
    await importFor(town, 'Friedwaldwerk');
    const facts = await knowledgeOf({ db: given.db, knowledge }, town);
    const { applications } = await measureAuthority(given.db, facts, town);
    const { answers, ownerCountry } = applications[0]?.input ?? {};
    expect(ownerCountry).toBe('US');
    expect(answers?.E1?.prefilled?.reason).not.toMatch(/Eigene Angabe/);
  });

  it('changes for its authority at once when it is corrected', async () => {
    const town = await given.newTown();
    const id = await added(town);
    const facts = () => knowledgeOf({ db: given.db, knowledge }, town);
    expect(await facts()).toBe(await facts());
    await editOwnProduct(given.db, town, id, {
      ...friedhof,
      aliases: ['Gartenglück'],
      licence_kind: 'open-source',
    });
    expect((await facts()).products.get(ownProductId(id))?.licence.kind).toBe('open-source');
    const recognition = await recognitionOf({ db: given.db, knowledge }, town);
    expect(recognition.match('Gartenglück 3', undefined).product).toBe(ownProductId(id));
    expect(recognition.match('FWW Kommunal', undefined).product).not.toBe(ownProductId(id));
  });

  it('bears a name of its own', async () => {
    const town = await given.newTown();
    const id = await added(town);
    const again = { ...friedhof, name: 'FRIEDWALDWERK' };
    expect(await addOwnProduct(given.db, town, again)).toEqual({ ok: false, problem: 'name-taken' });
    const other = await added(town, { ...friedhof, name: 'Anderes' });
    expect(await editOwnProduct(given.db, town, other, again)).toEqual({ ok: false, problem: 'name-taken' });
    expect(await editOwnProduct(given.db, town, id, again)).toEqual({ ok: true, id });
    expect(await editOwnProduct(given.db, town, 0, again)).toEqual({ ok: false, problem: 'unknown' });
  });

  it('leaves its applications undecided when it goes, and gets them back when it comes back', async () => {
    const town = await given.newTown();
    const id = await added(town);
    await importFor(town, 'Friedwaldwerk', 'Grabstein Manager', 'Hecke');
    const [first, second, third] = (await inventoryOf(given.db, town)).map((row) => row.id);
    const decided = { decision: 'accept', product: ownProductId(id) } as const;
    await decideMatches(given.db, town, [
      { application: second ?? 0, decided },
      { application: third ?? 0, decided },
    ]);
    const before = await matchedOf(town);
    expect(await removeOwnProduct(given.db, town, id, null)).toBe(3);
    expect((await matchedOf(town)).map(([, product, state]) => [product, state])).toEqual([
      [null, 'review'],
      [null, 'review'],
      [null, 'review'],
    ]);
    expect(await reviewQueue(given.db, town, 'de', 20)).toMatchObject({ open: 3, decided: 0 });
    expect(await ownProductById(given.db, town, id)).toBeUndefined();
    expect(await removeOwnProduct(given.db, town, id, null)).toBeNull();
    // The last one is decided otherwise meanwhile, and stays so.
    await decideMatches(given.db, town, [{ application: third ?? 0, decided: { decision: 'new' } }]);
    expect(await bringBackOwnProduct(given.db, town, id)).toEqual({ ok: true, id });
    expect(await matchedOf(town)).toEqual([before[0], before[1], ['Hecke', null, 'decided']]);
    expect(first).toBeDefined();
    expect(await reviewQueue(given.db, town, 'de', 20)).toMatchObject({ open: 0, decided: 2 });
    expect(await bringBackOwnProduct(given.db, town, id)).toEqual({ ok: false, problem: 'unknown' });
  });

  it('makes way for the public product of the same name, and that can be undone', async () => {
    const town = await given.newTown();
    const id = await added(town, { ...friedhof, name: 'Nextcloud Hub', aliases: ['Nextcloud'] });
    const stored = await ownProductById(given.db, town, id);
    expect(stored && publicTwin(knowledge, stored)?.id).toBe('nextcloud');
    await importFor(town, 'Wolke im Keller');
    const [application] = await inventoryOf(given.db, town);
    const decided = { decision: 'accept', product: ownProductId(id) } as const;
    await decideMatches(given.db, town, [{ application: application?.id ?? 0, decided }]);
    expect(await removeOwnProduct(given.db, town, id, 'nextcloud')).toBe(1);
    expect(await matchedOf(town)).toEqual([['Wolke im Keller', 'nextcloud', 'decided']]);
    await importFor(town, 'Wolke im Keller');
    expect(await matchedOf(town)).toEqual([['Wolke im Keller', 'nextcloud', 'decided']]);
    await bringBackOwnProduct(given.db, town, id);
    expect(await matchedOf(town)).toEqual([['Wolke im Keller', ownProductId(id), 'decided']]);
  });

  it('is out of reach for everybody else', async () => {
    const [town, other] = [await given.newTown(), await given.newTown()];
    const id = await added(town);
    expect(await ownProductById(given.db, other, id)).toBeUndefined();
    expect(await editOwnProduct(given.db, other, id, friedhof)).toEqual({ ok: false, problem: 'unknown' });
    expect(await removeOwnProduct(given.db, other, id, null)).toBeNull();
    expect(await bringBackOwnProduct(given.db, other, id)).toEqual({ ok: false, problem: 'unknown' });
    expect((await ownProducts(given.db, town)).standing).toHaveLength(1);
  });

  it('is offered as files that the facts could take over as they are', async () => {
    const town = await given.newTown();
    const id = await added(town);
    const stored = await ownProductById(given.db, town, id);
    if (!stored) throw new Error('the product is there');
    const offer = offerOf(knowledge, stored, '2026-11-22', 'de', '');
    expect(offer.problems).toEqual([]);
    expect(offer.files.map(({ path }) => path)).toEqual([
      'products/friedwaldwerk.yaml',
      'vendors/gaertner-soehne-gmbh.yaml',
    ]);
    const [file] = offer.files;
    const read = productSchema.parse(parseDocument(file?.text ?? '').toJS());
    expect(read).toMatchObject({
      vendor: 'gaertner-soehne-gmbh',
      source: { text: 'Produktblatt, Mai 2026, ungeprüft', grade: 'unverified', date: '2026-11-22' },
    });
    const all = offer.text + offer.files.map(({ text }) => text).join('');
    expect(all).not.toContain('Musterstadt');
    expect(all).not.toContain(`local:${id}`);
    expect(offerOf(knowledge, stored, '2026-11-22', 'de', ' Stadt Auenhain ').text).toContain(
      'Angaben von: Stadt Auenhain',
    );
  });

  it('is offered under an id of its own, and the offer says what stands in its way', async () => {
    const town = await given.newTown();
    const id = await added(town, {
      ...friedhof,
      name: 'Nextcloud',
      vendor: null,
      owner: null,
      licence_kind: 'open-source',
    });
    const stored = await ownProductById(given.db, town, id);
    if (!stored) throw new Error('the product is there');
    const offer = offerOf(knowledge, stored, '2026-11-22', 'en', '');
    expect(offer.files.map(({ path }) => path)).toEqual(['products/nextcloud-2.yaml']);
    expect(offer.problems.map(({ code }) => code)).toContain('name-clash');
  });
});

describe('the form about a product', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ name: 'X', licence_kind: 'proprietary', ...fields }))
      data.set(name, value);
    return readOwnProduct(data);
  };

  it('leaves unknown what was left empty', () => {
    expect(form({ vendor: ' ', homepage: '', vendor_country: '', aliases: '\n a \n\na\n' })).toMatchObject({
      ok: true,
      product: { vendor: null, homepage: null, vendor_country: null, aliases: ['a'], owner: null },
    });
  });

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(201)],
    ['licence_kind', 'free beer'],
    ['homepage', 'javascript:alert(1)'],
    ['source_url', 'www.example.org'],
    ['vendor_country', 'Germany'],
    ['aliases', 'x\n'.repeat(51).replaceAll('x', 'x'.repeat(201))],
  ])('names the field that is wrong: %s', (field, value) => {
    const read = form({ [field]: value });
    expect(read.ok ? [] : [...read.fields]).toEqual([field]);
  });
});

it('no public product bears an id like one of an authority’s own', () => {
  expect(matchTargets(knowledge).filter(({ id }) => id.includes(':'))).toEqual([]);
});
