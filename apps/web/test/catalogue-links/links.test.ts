import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  decideDuplicate,
  decideLink,
  followLinks,
  linkOf,
  onLinkChange,
  productLookup,
  productOf,
  refreshLinks,
  viewLinks,
} from '#lib/server/catalogue-links/index.ts';
import { readEntry, recordFile, recordPublisher, type FoundFile } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { storeKinds } from '../store/stores.ts';
import { facts } from './facts.ts';

const lookup = productLookup(facts);
const now = new Date('2026-11-22T10:00:00Z');

describe.each(storeKinds())('products and entries on the $name store', (kind) => {
  let db: Database;
  /** Each entry is a second younger than the one before. */
  let entries = 0;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });
  afterEach(async () => {
    await db.asOperator((trx) => trx.deleteFrom('software').execute());
  });

  const put = async (name: string, url: string, more = '', found: Partial<FoundFile> = {}) =>
    (
      await db.asOperator((trx) =>
        recordFile(trx, {
          url,
          content: fileOf(name, url, more),
          origin: 'harvest',
          now: new Date(now.getTime() + (entries += 1) * 1000),
          ...found,
        }),
      )
    ).id;
  const refresh = () => refreshLinks(db, lookup, now);
  const open = async () => (await viewLinks(db, 'links')).links;

  it('links an entry to the product of the same repository without asking anybody', async () => {
    const id = await put('Bäume', 'https://FORGE.example/Stadt/baum/');
    await refresh();
    expect(await linkOf(db, 'baumkataster')).toBe(id);
    expect(await productOf(db, id)).toBe('baumkataster');
    const [link] = (await viewLinks(db, 'decided')).links;
    expect(link).toMatchObject({ state: 'accepted', is_automatic: true, decided_at: now });
    expect(link?.evidence).toMatchObject([{ kind: 'repository' }]);
  });

  it('knows the repository by an old address of the entry, too', async () => {
    const id = await put('Mappe', 'https://forge.example/neu/mappe', '', {
      aliases: ['https://forge.example/rat/mappe'],
    });
    await refresh();
    expect(await productOf(db, id)).toBe('ratsmappe');
  });

  it('only suggests what a file, a page or a name says, because anybody can write that', async () => {
    const claims = await db.asOperator((trx) =>
      recordFile(trx, {
        url: 'https://forge.example/fremd/anders',
        content: fileOf('Anders', 'https://forge.example/rat/mappe'),
        origin: 'harvest',
        now,
      }),
    );
    const page = await put('Fundsachen', 'https://forge.example/a/b', 'landingURL: https://fund.example/\n');
    const named = await put('Fundbüro digital', 'https://forge.example/c/d');
    await refresh();
    const told = (await open()).map(({ id, product_id, evidence }) => [id, product_id, evidence[0]?.kind]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        [claims.id, 'ratsmappe', 'named-repository'],
        [page, 'fundbuero', 'homepage'],
        [named, 'fundbuero', 'name'],
      ]),
    );
    expect(await linkOf(db, 'fundbuero')).toBeNull();
    expect(await productOf(db, claims.id)).toBeNull();
  });

  it('leaves alone what is sold', async () => {
    await put('Verkauft', 'https://forge.example/firma/verkauft');
    await refresh();
    expect(await open()).toEqual([]);
  });

  it('takes an editor at their word, and the word back', async () => {
    const id = await put('Fundbüro digital', 'https://forge.example/c/d');
    const other = await put('Fundsachen', 'https://forge.example/a/b', 'landingURL: https://fund.example\n');
    await refresh();
    const decide = (softwareId: string, decision: 'accept' | 'refuse' | 'undo') =>
      decideLink(db, 'editor', { softwareId, productId: 'fundbuero', decision });
    expect(await decide(id, 'accept')).toEqual({ ok: true });
    expect(await productOf(db, id)).toBe('fundbuero');
    expect(await decide(other, 'accept')).toMatchObject({ ok: false, problem: 'taken', softwareId: id });
    expect(await decide(other, 'refuse')).toEqual({ ok: true });
    await refresh();
    expect(await open()).toEqual([]);
    expect(await decide(id, 'undo')).toEqual({ ok: true });
    expect(await linkOf(db, 'fundbuero')).toBeNull();
    expect((await open()).map((link) => link.id)).toEqual([id]);
    expect(await decide(randomUUID(), 'accept')).toEqual({ ok: false, problem: 'unknown' });
  });

  it('does not link again what an editor has refused, and takes back what is no longer so', async () => {
    const id = await put('Bäume', 'https://forge.example/stadt/baum');
    await refresh();
    await decideLink(db, 'editor', { softwareId: id, productId: 'baumkataster', decision: 'refuse' });
    await refresh();
    expect(await productOf(db, id)).toBeNull();
    await decideLink(db, 'editor', { softwareId: id, productId: 'baumkataster', decision: 'undo' });
    await refresh();
    expect(await productOf(db, id)).toBe('baumkataster');
    await db.asOperator((trx) =>
      trx.updateTable('software').set({ url: 'https://forge.example/x/y' }).where('id', '=', id).execute(),
    );
    await refresh();
    expect(await productOf(db, id)).toBeNull();
  });

  it('writes nothing where nothing has changed', async () => {
    await put('Bäume', 'https://forge.example/stadt/baum');
    await put('Fundbüro digital', 'https://forge.example/c/d');
    await refresh();
    const rows = () =>
      db.asOperator((trx) => trx.selectFrom('catalogue_link').selectAll().orderBy('product_id').execute());
    const before = await rows();
    const told: string[] = [];
    const stop = onLinkChange((id) => told.push(id));
    await refreshLinks(db, lookup, new Date('2027-01-01'));
    stop();
    expect(await rows()).toEqual(before);
    expect(told).toEqual([]);
  });

  it('follows the catalogue by itself', async () => {
    const links = followLinks(db, facts);
    await links.settled();
    const told: string[] = [];
    const stop = onLinkChange((id) => told.push(id));
    const id = await put('Bäume', 'https://forge.example/stadt/baum');
    await links.settled();
    stop();
    await links.close();
    expect(told).toEqual([id]);
    expect(await productOf(db, id)).toBe('baumkataster');
  });

  describe('entries that are the same', () => {
    const pairs = async () => (await viewLinks(db, 'duplicates')).duplicates;
    let publisherId: string;

    beforeEach(async () => {
      publisherId = await db.asOperator((trx) =>
        recordPublisher(trx, { key: 'musterstadt', name: 'Musterstadt', email: null, codeHosting: [], now }),
      );
    });

    it('are suggested by name and publisher, name and page, or file; never by a name alone', async () => {
      await put('Portal', 'https://forge.example/1/portal');
      await put('Portal', 'https://forge.example/2/portal');
      const one = await put('Wahlhelfer', 'https://forge.example/1/w', '', { publisherId });
      const two = await put('WAHLHELFER', 'https://forge.example/2/w', '', { publisherId });
      await put('Seite', 'https://forge.example/1/s', 'landingURL: https://seite.example/\n');
      await put('Seite', 'https://forge.example/2/s', 'landingURL: https://seite.example\n');
      await refresh();
      await refresh();
      const found = await pairs();
      expect(found).toHaveLength(2);
      expect(found).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ hidden_id: two, shown_id: one }),
          expect.objectContaining({ evidence: [{ kind: 'landing-page', shared: 'https://seite.example' }] }),
        ]),
      );
    });

    it('become one, keep uses and link, and are two again', async () => {
      const one = await put('Bäume', 'https://forge.example/1/b', '', { publisherId });
      const two = await put('Bäume', 'https://forge.example/stadt/baum', '', { publisherId });
      await refresh();
      const [pair] = await pairs();
      expect(pair).toMatchObject({ hidden_id: two, shown_id: one });
      const decide = (decision: 'merge' | 'undo' | 'refuse') =>
        decideDuplicate(db, 'editor', { softwareId: two, intoId: one, decision });
      expect(await decide('merge')).toEqual({ ok: true });
      expect((await readEntry(db, two))?.merged_into).toBe(one);
      expect(await linkOf(db, 'baumkataster')).toBe(one);
      expect(await productOf(db, one)).toBe('baumkataster');
      expect(await decide('merge')).toEqual({ ok: false, problem: 'unknown' });
      expect(await decide('undo')).toEqual({ ok: true });
      expect((await readEntry(db, two))?.merged_into).toBeNull();
      expect(await linkOf(db, 'baumkataster')).toBe(two);
      expect(await productOf(db, one)).toBeNull();
      expect(await decide('refuse')).toEqual({ ok: true });
      await refresh();
      expect(await pairs()).toEqual([]);
    });

    it('are shown by the one that the editor chooses', async () => {
      const one = await put('Bäume', 'https://forge.example/1/b', '', { publisherId });
      const two = await put('Bäume', 'https://forge.example/2/b', '', { publisherId });
      const three = await put('Bäume', 'https://forge.example/3/b', '', { publisherId });
      await refresh();
      const decide = (softwareId: string, intoId: string, decision: 'merge' | 'swap' | 'undo') =>
        decideDuplicate(db, 'editor', { softwareId, intoId, decision });
      expect(await decide(two, one, 'swap')).toEqual({ ok: true });
      expect((await readEntry(db, one))?.merged_into).toBe(two);
      expect(await decide(three, one, 'merge')).toEqual({ ok: false, problem: 'merged-elsewhere' });
      expect(await decide(one, two, 'undo')).toEqual({ ok: true });
      expect((await readEntry(db, one))?.merged_into).toBeNull();
    });
  });
});
