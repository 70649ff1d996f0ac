import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { entryByUrl, readEntry, readVersions } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { addSource, viewSource } from '#lib/server/harvest/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { storeKinds } from '../store/stores.ts';
import { MemoryForge } from './memory-forge.ts';
import { harvestOnce } from './harvest-once.ts';

describe.each(storeKinds())('a harvest into the $name store', (kind) => {
  let db: Database;
  let forges = 0;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });
  afterEach(() => void vi.useRealTimers());

  const newForge = async () => {
    const forge = new MemoryForge(`https://forge-${(forges += 1)}.example`);
    const added = await addSource(db, 'local', { kind: 'forge', url: forge.origin });
    if (!added.ok) throw new Error(added.problem);
    const create = (path: string, more = {}) =>
      forge.create(path, fileOf(path, `${forge.origin}/${path}`), more);
    const at = (path: string) => db.asOperator((trx) => entryByUrl(trx, `${forge.origin}/${path}`));
    return { forge, source: added.id, create, at, harvest: () => harvestOnce(db, forge, added.id) };
  };

  it('takes what it finds, and the second time nothing is asked that has not changed', async () => {
    const { forge, create, harvest, at, source } = await newForge();
    for (let number = 0; number < 25; number += 1) create(`stadt/code-${number}`);
    forge.create('stadt/faul', 'name: 1');
    forge.create('stadt/ohne', null);
    expect(await harvest()).toMatchObject({ listed: 27, new: 26, 'no-file': 1 });
    expect(await at('stadt/faul')).toMatchObject({ standing: 'faulty' });
    const before = await at('stadt/code-3');
    forge.asked = { listings: 0, repositories: 0, files: 0, notModified: 0 };
    expect(await harvest()).toEqual({ listed: 27, skipped: 27 });
    expect(forge.asked).toEqual({ listings: 3, repositories: 0, files: 0, notModified: 0 });
    const after = await at('stadt/code-3');
    expect({ ...after, checked_at: null }).toEqual({ ...before, checked_at: null });
    const view = await viewSource(db, source, { outcome: 'faulty', after: '' });
    expect(view?.outcomes).toEqual([
      { outcome: 'faulty', count: 1 },
      { outcome: 'no-file', count: 1 },
      { outcome: 'valid', count: 25 },
    ]);
    expect(view?.repositories.map(({ url }) => url)).toEqual([`${forge.origin}/stadt/faul`]);
  });

  it('asks conditionally where a forge does not tell of pushes, and writes nothing then', async () => {
    const { forge, create, harvest, at } = await newForge();
    create('stadt/eins', { pushedAt: null });
    await harvest();
    const before = await at('stadt/eins');
    expect(await harvest()).toEqual({ listed: 1, unchanged: 1 });
    expect(forge.asked.notModified).toBe(1);
    expect({ ...(await at('stadt/eins')), checked_at: null }).toEqual({ ...before, checked_at: null });
  });

  it('follows a file that breaks and is repaired', async () => {
    const { forge, create, harvest, at } = await newForge();
    const repository = create('stadt/bricht');
    await harvest();
    forge.push(repository, 'kaputt: [');
    expect(await harvest()).toMatchObject({ changed: 1 });
    expect(await at('stadt/bricht')).toMatchObject({ standing: 'faulty' });
    forge.push(repository, fileOf('Heil', forge.urlOf(repository)));
    await harvest();
    const entry = await at('stadt/bricht');
    expect(entry).toMatchObject({ standing: 'valid', name: 'Heil' });
    expect(await readVersions(db, entry?.id ?? '')).toHaveLength(3);
  });

  it('says why something is gone, and has it back', async () => {
    const { forge, create, harvest, at } = await newForge();
    const removed = create('stadt/entfernt');
    const hidden = create('stadt/privat');
    const archived = create('stadt/archiv');
    const emptied = create('stadt/leer');
    await harvest();
    forge.remove(removed);
    hidden.private = true;
    archived.archived = true;
    forge.push(emptied, null);
    expect(await harvest()).toMatchObject({ gone: 4 });
    const reasons = async () =>
      Promise.all(
        ['entfernt', 'privat', 'archiv', 'leer'].map(
          async (name) => (await at(`stadt/${name}`))?.gone_reason,
        ),
      );
    expect(await reasons()).toEqual(['removed', 'private', 'archived', 'no-file']);
    const since = (await at('stadt/archiv'))?.gone_since;
    const again = await harvest();
    expect(again['gone'] ?? 0).toBe(0);
    expect((await at('stadt/archiv'))?.gone_since).toEqual(since);
    hidden.private = false;
    archived.archived = false;
    forge.push(emptied, fileOf('Wieder', forge.urlOf(emptied)));
    create('stadt/entfernt');
    expect(await harvest()).toMatchObject({ revived: 4 });
    expect(await reasons()).toEqual([null, null, null, null]);
  });

  it('follows renamed repositories, even two that have changed places', async () => {
    const { forge, create, harvest, at } = await newForge();
    const [one, two] = [create('stadt/a'), create('stadt/b')];
    await harvest();
    const ids = [(await at('stadt/a'))?.id, (await at('stadt/b'))?.id];
    forge.rename(one, 'stadt/zwischen');
    forge.rename(two, 'stadt/a');
    await harvest();
    expect((await at('stadt/a'))?.id).toBe(ids[1]);
    expect(await at('stadt/zwischen')).toMatchObject({ id: ids[0], merged_into: null });
    expect((await at('stadt/b'))?.id).toBe(ids[1]);
    create('stadt/b');
    await harvest();
    expect([...ids, undefined]).not.toContain((await at('stadt/b'))?.id);
    expect((await at('stadt/a'))?.id).toBe(ids[1]);
  });

  it('calls a forge unreachable only after several tries over days', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T03:00:00Z') });
    const { forge, create, harvest, at } = await newForge();
    create('stadt/fern');
    await harvest();
    forge.trouble = { code: 'unreachable' };
    for (const day of [2, 3, 4]) {
      vi.setSystemTime(new Date(Date.UTC(2026, 2, day, 3)));
      await harvest();
      expect((await at('stadt/fern'))?.standing).toBe('valid');
    }
    vi.setSystemTime(new Date('2026-03-05T03:00:00Z'));
    await harvest();
    expect(await at('stadt/fern')).toMatchObject({ standing: 'gone', gone_reason: 'unreachable' });
    forge.trouble = null;
    await harvest();
    expect(await at('stadt/fern')).toMatchObject({ standing: 'valid' });
  });

  it('leaves a forge alone that asks for it, and goes on when its time has come', async () => {
    const { forge, create, harvest, source } = await newForge();
    create('stadt/spaeter');
    const until = new Date(Date.now() + 3_600_000);
    forge.trouble = { code: 'rate-limited', until };
    await harvest();
    const waiting = await viewSource(db, source, { outcome: null, after: '' });
    expect(waiting?.runs).toHaveLength(1);
    expect(waiting?.source.run).toMatchObject({ state: 'waiting', resumes_at: until });
    forge.trouble = null;
    expect(await harvest()).toMatchObject({ new: 1 });
  });

  it('goes on where it was when it was interrupted', async () => {
    const { forge, create, source } = await newForge();
    for (let number = 0; number < 60; number += 1) create(`stadt/unterbrochen-${number}`);
    const stop = new AbortController();
    const fetchFile = forge.fetchFile.bind(forge);
    forge.fetchFile = async (address, known) => {
      if (forge.asked.files === 30) stop.abort(new Error('killed'));
      stop.signal.throwIfAborted();
      return fetchFile(address, known);
    };
    await expect(harvestOnce(db, forge, source, stop.signal)).rejects.toThrow('killed');
    forge.fetchFile = fetchFile;
    const before = forge.asked.files;
    expect(before).toBeLessThan(60);
    expect(await harvestOnce(db, forge, source)).toMatchObject({ new: 60 });
    expect(forge.asked.files).toBeLessThanOrEqual(60 + 24);
    expect((await readEntry(db, 'none')) ?? null).toBeNull();
  });
});
