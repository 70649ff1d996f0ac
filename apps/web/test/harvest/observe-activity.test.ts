import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryByUrl } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { activityHandlers, addSource } from '#lib/server/harvest/index.ts';
import { readActivities } from '#lib/server/quality/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { storeKinds } from '../store/stores.ts';
import { MemoryForge } from './memory-forge.ts';
import { harvestOnce } from './harvest-once.ts';

describe.each(storeKinds())('how alive repositories are, on the $name store', (kind) => {
  let db: Database;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const observe = async (forge: MemoryForge): Promise<unknown> => {
    const [handler] = Object.values(activityHandlers(() => forge));
    const context = {
      db,
      payload: {},
      signal: new AbortController().signal,
      report: () => Promise.resolve(),
    };
    return handler?.(context as never);
  };

  it('is counted once after a harvest, and not again within a week', async () => {
    const forge = new MemoryForge('https://forge.example');
    const added = await addSource(db, 'local', { kind: 'forge', url: forge.origin });
    if (!added.ok) throw new Error(added.problem);
    forge.create('stadt/baum', fileOf('baum', 'https://forge.example/stadt/baum'));
    forge.create('stadt/ohne', null);
    await harvestOnce(db, forge, added.id);
    const waiting = await db.asOperator((trx) =>
      trx.selectFrom('job').select('state').where('kind', '=', 'observe-activity').execute(),
    );
    expect(waiting).toEqual([{ state: 'queued' }]);
    expect(await observe(forge)).toBe(1);
    const entry = await db.asOperator((trx) => entryByUrl(trx, 'https://forge.example/stadt/baum'));
    const seen = await db.asOperator((trx) => readActivities(trx, [entry?.id ?? '']));
    expect(seen.size).toBe(1);
    expect(await observe(forge)).toBe(0);
  });

  it('stays unknown where the forge does not answer, and nobody asks it twice', async () => {
    const forge = new MemoryForge('https://still.example');
    const added = await addSource(db, 'local', { kind: 'forge', url: forge.origin });
    if (!added.ok) throw new Error(added.problem);
    for (const name of ['eins', 'zwei'])
      forge.create(`stadt/${name}`, fileOf(name, `https://still.example/stadt/${name}`));
    await harvestOnce(db, forge, added.id);
    let asked = 0;
    forge.activityOf = () => {
      asked += 1;
      return Promise.resolve({ ok: false, trouble: { code: 'unreachable' } });
    };
    expect(await observe(forge)).toBe(0);
    expect(asked).toBe(1);
  });
});
