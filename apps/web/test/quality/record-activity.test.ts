import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { readActivities, recordActivity } from '#lib/server/quality/index.ts';
import { storeKinds } from '../store/stores.ts';

const silent = {
  authors: null,
  busFactor: null,
  releases: null,
  issues: null,
  branch: null,
  securityFile: null,
  mergeRequests: null,
};

describe.each(storeKinds())('what a forge says, in the $name store', (kind) => {
  let db: Database;
  let id: string;
  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    ({ id } = await db.asOperator((trx) =>
      trx
        .insertInto('software')
        .values({
          url: 'https://forge.example/stadt/baum',
          publiccode_yml: '',
          file_sha256: '',
          standing: 'valid',
          name: 'Baum',
          origin: 'harvest',
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    ));
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });
  const record = (commits: number, day: string) =>
    db.asOperator((trx) =>
      recordActivity(trx, id, { ...silent, at: new Date(day), commitsPerWeek: [0, commits] }),
    );
  const read = () => db.asOperator((trx) => readActivities(trx, [id]));

  it('is kept with its day, and nothing is known before', async () => {
    expect((await read()).size).toBe(0);
    await record(7, '2026-11-20T00:00:00Z');
    expect((await read()).get(id)).toEqual({
      activity: { commits: 7, commitsPerWeek: [0, 7] },
      observedAt: new Date('2026-11-20T00:00:00Z'),
    });
  });

  it('gives way to what is newer, never to what is older', async () => {
    await record(9, '2026-11-21T00:00:00Z');
    await record(1, '2026-11-01T00:00:00Z');
    expect((await read()).get(id)?.activity.commits).toBe(9);
  });
});
