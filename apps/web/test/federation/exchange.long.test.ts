import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buryEntry, entryByUrl, recordFile } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { addSource, harvestForges } from '#lib/server/harvest/index.ts';
import { usesOf } from '#lib/server/use-declarations/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { harvestOnce } from '../harvest/harvest-once.ts';
import { storeKinds } from '../store/stores.ts';
import { ForeignCatalogue, serveCatalogue, type ServedCatalogue } from './serve-catalogue.ts';

interface Instance {
  db: Database;
  served: ServedCatalogue;
  sources: number[];
}

const at = (name: string) => `https://git.stadt.example/${name}`;

describe.each(storeKinds())('two Allmenden and a foreign catalogue on the $name store', (kind) => {
  let a: Instance;
  let b: Instance;
  const foreign = new ForeignCatalogue();

  beforeAll(async () => {
    vi.stubEnv('ALLMENDE_FORGE_HOSTS', '127.0.0.0/8');
    await kind.start();
    const start = async (): Promise<Instance> => {
      const db = await openDatabase(await kind.place());
      return { db, served: await serveCatalogue(db), sources: [] };
    };
    [a, b] = [await start(), await start()];
    await foreign.start();
    const reads = async (reader: Instance, origin: string) => {
      const added = await addSource(reader.db, 'local', { kind: 'catalogue', url: origin });
      if (!added.ok) throw new Error(added.problem);
      reader.sources.push(added.id);
    };
    await reads(a, b.served.origin);
    await reads(a, foreign.origin);
    await reads(b, a.served.origin);
    await reads(b, foreign.origin);
  });
  afterAll(async () => {
    for (const { db, served } of [a, b]) {
      await served.close();
      await db.close();
    }
    await foreign.stop();
    await kind.stop();
    vi.unstubAllEnvs();
  });

  const find = async ({ db }: Instance, name: string, content = fileOf(name, at(name))) =>
    db.asOperator((trx) => recordFile(trx, { url: at(name), content, origin: 'harvest', now: new Date() }));
  const bury = ({ db }: Instance, name: string) =>
    db.asOperator(async (trx) => {
      const entry = await entryByUrl(trx, at(name));
      await buryEntry(trx, entry?.id ?? '', 'removed', new Date());
    });
  const read = async (instance: Instance, which = instance.sources) => {
    vi.stubEnv('ALLMENDE_ORIGIN', instance.served.origin);
    const figures = [];
    for (const source of which)
      figures.push(await harvestOnce(instance.db, harvestForges(instance.db), source));
    return figures;
  };
  /** Everybody reads everybody, the foreign one as such crawlers do. */
  const round = async () => {
    await read(a);
    await read(b);
    await foreign.crawl(a.served.origin);
    await foreign.crawl(b.served.origin);
  };
  const shown = async ({ db }: Instance) =>
    Object.fromEntries(
      (
        await db.asOperator((trx) =>
          trx
            .selectFrom('software')
            .select(['url', 'standing', 'origin', 'origin_url', 'federated', 'updated_at'])
            .orderBy('url')
            .execute(),
        )
      ).map(({ url, ...row }) => [url.slice(at('').length), row]),
    );

  it('exchange entries, and come to rest without circles and without anything twice', async () => {
    await find(a, 'baum');
    await find(b, 'rad');
    await find(a, 'beide');
    await find(b, 'beide');
    foreign.software.set(at('fremd'), {
      content: fileOf('fremd', at('fremd')),
      updatedAt: new Date('2026-05-01'),
    });
    await round();
    await round();
    const [first, second] = [await shown(a), await shown(b)];
    expect(Object.keys(first)).toEqual(['baum', 'beide', 'fremd', 'rad']);
    expect(Object.keys(second)).toEqual(['baum', 'beide', 'fremd', 'rad']);
    expect([first['baum']?.origin, first['beide']?.origin]).toEqual(['harvest', 'harvest']);
    expect([second['rad']?.origin, second['beide']?.origin]).toEqual(['harvest', 'harvest']);
    expect(first['rad']).toMatchObject({
      origin_url: b.served.origin,
      federated: { via: [b.served.origin] },
    });
    expect(second['baum']).toMatchObject({
      origin_url: a.served.origin,
      federated: { via: [a.served.origin] },
    });
    expect(second['fremd']?.federated?.via).toEqual([foreign.origin]);
    // The foreign one has taken over what is ours, and offers it back as its own: nothing changes by that.
    expect(foreign.software.size).toBe(4);
    for (let more = 0; more < 3; more++) await round();
    expect(await shown(a)).toEqual(first);
    expect(await shown(b)).toEqual(second);
  });

  it('pass on what has changed, and a foreign late copy brings no old version back', async () => {
    await find(b, 'rad', fileOf('rad neu', at('rad')));
    await read(a);
    const entry = await a.db.asOperator((trx) => entryByUrl(trx, at('rad')));
    expect(entry?.name).toBe('rad neu');
    // Its copy of the old version bears a later date than the new version.
    const late = { content: fileOf('rad', at('rad')), updatedAt: new Date(Date.now() + 3_600_000) };
    foreign.software.set(at('rad'), late);
    await read(a);
    await read(a);
    expect((await a.db.asOperator((trx) => entryByUrl(trx, at('rad'))))?.name).toBe('rad neu');
  });

  it('give on what another one has found with its way, to those who ask for it alone', async () => {
    const list = async (query: string) => {
      const response = await fetch(`${a.served.origin}/v1/software?${query}`);
      const { data } = (await response.json()) as {
        data: { url: string; via?: string[]; originUrl?: string }[];
      };
      return data.map(({ url, via, originUrl }) => [url.slice(at('').length), via, originUrl]);
    };
    expect(await list('')).toEqual([
      ['baum', undefined, undefined],
      ['beide', undefined, undefined],
    ]);
    expect(await list('federated=true')).toContainEqual(['rad', [b.served.origin], b.served.origin]);
    expect(await list(`url=${at('rad')}`)).toHaveLength(1);
  });

  it('show declared uses with the catalogue that says so, and drop them when it does', async () => {
    const publish = async ({ db }: Instance, name: string, authority: string) => {
      const entry = await db.asOperator((trx) => entryByUrl(trx, at(name)));
      await db.asOperator((trx) =>
        trx
          .insertInto('published_use')
          .values({
            software_id: entry?.id ?? '',
            product_id: null,
            subject_name: name,
            authority_name: authority,
            place_key: '05315000',
            since: null,
            version: null,
            purpose: 'Pflege der Bäume',
            operation: 'own',
            contact: null,
            verified_role: 'leitung',
            published_on: '2026-11-01',
            expires_on: '2099-11-01',
            origin_url: null,
            origin_id: null,
          })
          .execute(),
      );
    };
    const usesAt = async (instance: Instance) => {
      const entry = await instance.db.asOperator((trx) => entryByUrl(trx, at('baum')));
      const uses = await usesOf(instance.db, entry?.id ?? '', new Date('2026-11-22'));
      return uses.map(({ authority_name, origin_url }) => [authority_name, origin_url]);
    };
    await publish(a, 'baum', 'Stadt A');
    await publish(b, 'baum', 'Stadt B');
    await round();
    await round();
    expect(await usesAt(a)).toEqual([
      ['Stadt A', null],
      ['Stadt B', b.served.origin],
    ]);
    expect(await usesAt(b)).toEqual([
      ['Stadt B', null],
      ['Stadt A', a.served.origin],
    ]);
    await b.db.asOperator((trx) => trx.deleteFrom('published_use').where('origin_url', 'is', null).execute());
    await round();
    expect(await usesAt(a)).toEqual([['Stadt A', null]]);
  });

  it('lose nothing by a reading that breaks off', async () => {
    const known = await shown(a);
    foreign.breaksAfter = 1;
    await read(a, a.sources.slice(1));
    foreign.breaksAfter = Infinity;
    expect(await shown(a)).toEqual(known);
  });

  it('bury what nobody offers any more, and have it back when it is', async () => {
    await bury(b, 'rad');
    foreign.software.delete(at('rad'));
    foreign.software.delete(at('fremd'));
    await round();
    await round();
    expect((await shown(a))['rad']?.standing).toBe('gone');
    expect([(await shown(a))['fremd']?.standing, (await shown(b))['fremd']?.standing]).toEqual([
      'gone',
      'gone',
    ]);
    expect((await shown(b))['baum']?.standing).toBe('valid');
    await find(b, 'rad');
    await round();
    expect((await shown(a))['rad']).toMatchObject({ standing: 'valid', origin_url: b.served.origin });
  });

  it('become the finder of an entry by finding it, from then on', async () => {
    await find(a, 'rad', fileOf('rad selbst gefunden', at('rad')));
    await round();
    expect((await shown(a))['rad']).toMatchObject({ origin: 'harvest', origin_url: null, federated: null });
    expect((await shown(b))['rad']?.origin).toBe('harvest');
  });
});
