import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import {
  addSource,
  changeSource,
  forgetRemovedSources,
  harvestNow,
  planDueHarvests,
  removedSources,
  removeSource,
  restoreSource,
  viewSource,
  viewSources,
  webhookAccess,
} from '#lib/server/harvest/index.ts';
import { storeKinds } from '../store/stores.ts';

const day = 24 * 3_600_000;
const secret = 'a secret of at least thirty-two characters';
const any = { outcome: null, after: '' };

describe.each(storeKinds())('a source that is taken away, in the $name store', (kind) => {
  let db: Database;
  const url = 'https://forge.example/stadt';
  const add = async (address: string): Promise<number> => {
    const added = await addSource(db, 'local', { kind: 'organisation', url: address });
    return added.ok ? added.id : 0;
  };
  const shown = async () => (await viewSources(db, 0)).sources.map((source) => source.id);

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  it('is gone for everybody: its run ends, no night comes, no webhook is taken', async () => {
    const id = await add(url);
    const now = new Date();
    expect(await removeSource(db, id, now)).toBe('forge.example/stadt');
    expect(await removeSource(db, id, now)).toBeNull();
    expect(await shown()).toEqual([]);
    expect(await viewSource(db, id, any)).toBeNull();
    expect(await harvestNow(db, id, 'local')).toBe(false);
    expect(await webhookAccess(db, id, secret)).toBeNull();
    await planDueHarvests(db, new Date(now.getTime() + 10 * day));
    const runs = await db.asOperator((trx) => trx.selectFrom('harvest_run').select('state').execute());
    expect(runs).toEqual([{ state: 'cancelled' }]);
  });

  it('can be put back for thirty days, as it was', async () => {
    const [removed] = await removedSources(db);
    const id = removed?.id ?? 0;
    expect(removed?.until.getTime()).toBeGreaterThan(Date.now() + 29 * day);
    expect(await restoreSource(db, id)).toBe(true);
    expect(await restoreSource(db, id)).toBe(false);
    expect(await shown()).toEqual([id]);
    expect(await removedSources(db)).toEqual([]);
    await changeSource(db, id, { may_mail: true });
    await removeSource(db, id, new Date());
    await forgetRemovedSources(db);
    expect(await add(url)).toBe(id);
    expect((await viewSource(db, id, any))?.source).toMatchObject({ may_mail: true });
  });

  it('goes for good after that', async () => {
    const [id = 0] = await shown();
    await removeSource(db, id, new Date(Date.now() - 31 * day));
    await forgetRemovedSources(db);
    expect(await restoreSource(db, id)).toBe(false);
    expect(await add(url)).not.toBe(id);
  });
});
