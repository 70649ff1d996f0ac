import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { isStoreError, openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import { storeKinds } from './stores.ts';

describe.each(storeKinds())('a transaction on the $name store', (kind) => {
  let db: Database;
  let actor: Actor;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    const { id } = await db.asOperator((trx) =>
      trx
        .insertInto('authority')
        .values({ name: 'Musterstadt', kind: 'town' })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    actor = { id: 'local', name: 'Local', authorities: [id], authority: id };
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const insert = (name: string) =>
    db.asActor(actor, (trx) =>
      trx
        .insertInto('application')
        .values({ name, source_key: name, raw_name: name, match_key: name.toLowerCase(), match_state: 'new' })
        .returningAll()
        .executeTakeFirstOrThrow(),
    );

  it('creates rows in the authority that the actor works on', async () => {
    const row = await insert('Fachverfahren „Gewerbe“');
    expect(row).toMatchObject({
      authority_id: actor.authority,
      name: 'Fachverfahren „Gewerbe“',
      match_reasons: [],
      revision: 1,
    });
  });

  it('gives the same JavaScript values for every type on both engines', async () => {
    const result = await db.asActor(actor, (trx) =>
      sql`select 9007199254740991::bigint as big, 1.25::numeric as exact, count(*) as count, sum(x) as sum,
        true as yes, date '2026-11-21' as day, timestamptz '2026-11-21 10:20:30.456+01' as moment,
        '{"a":[1,null]}'::jsonb as json, array[1,2] as numbers, array['a,b','c"d',null] as texts, '\\x00ff'::bytea as bytes,
        null::int as nothing, 0.1::float8 as float
        from generate_series(1, 3) x`.execute(trx),
    );
    expect(result.rows[0]).toEqual({
      big: 9007199254740991,
      exact: 1.25,
      count: 3,
      sum: 6,
      yes: true,
      day: '2026-11-21',
      moment: new Date('2026-11-21T09:20:30.456Z'),
      json: { a: [1, null] },
      numbers: [1, 2],
      texts: ['a,b', 'c"d', null],
      bytes: Uint8Array.of(0, 255),
      nothing: null,
      float: 0.1,
    });
  });

  it('writes nothing when the work throws', async () => {
    await expect(
      db.asActor(actor, async (trx) => {
        await trx.insertInto('change').values({ actor: 'local', kind: 'test', subject: 'thrown' }).execute();
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    const rows = await db.asActor(actor, (trx) =>
      trx.selectFrom('change').selectAll().where('subject', '=', 'thrown').execute(),
    );
    expect(rows).toEqual([]);
  });

  it('still works after an error', async () => {
    await expect(db.asActor(actor, (trx) => sql`select * from no_such_table`.execute(trx))).rejects.toSatisfy(
      (error) => isStoreError(error, '42P01'),
    );
    expect((await insert('after the error')).name).toBe('after the error');
  });
});
