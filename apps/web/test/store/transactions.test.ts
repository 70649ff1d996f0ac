import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOn, inTransaction } from '#lib/server/database/database.ts';
import type { Engine } from '#lib/server/database/engine.ts';
import { isStoreError, type Actor, type Database } from '#lib/server/database/index.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { openEngine } from '#lib/server/database/open-database.ts';
import { createTown } from './create-town.ts';
import { storeKinds } from './stores.ts';

describe.each(storeKinds())('a transaction on the $name store', (kind) => {
  let engine: Engine;
  let db: Database;
  let actor: Actor;

  beforeAll(async () => {
    await kind.start();
    engine = await openEngine(await kind.place());
    await migrate(engine);
    db = databaseOn(engine);
    actor = await createTown(db, 'Musterstadt');
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

  it('refuses a transaction inside another one instead of waiting for itself', async () => {
    const nested = db.asActor(actor, () => db.asOperator((trx) => sql`select 1`.execute(trx)));
    await expect(nested).rejects.toThrow('inside another one');
    await expect(db.asOperator(() => db.vacuum())).rejects.toThrow('inside another one');
    expect((await insert('after nesting')).name).toBe('after nesting');
  });

  it('refuses a query after its transaction has ended', async () => {
    const handle = await db.asActor(actor, (trx) => Promise.resolve(trx));
    await expect(handle.selectFrom('application').selectAll().execute()).rejects.toThrow('has ended');
  });

  it('tells when an error was swallowed, because then nothing was written', async () => {
    const swallowing = db.asActor(actor, async (trx) => {
      await trx.insertInto('change').values({ actor: 'local', kind: 'test', subject: 'lost' }).execute();
      await sql`select 1 / 0`.execute(trx).catch(() => {});
    });
    await expect(swallowing).rejects.toSatisfy((error) => isStoreError(error, '25P02'));
  });

  it('names the violated rule without quoting the row', async () => {
    const secret = 'Geheimes Fachverfahren';
    const twice = db.asActor(actor, async (trx) => {
      const decision = { match_key: secret, raw_name: secret, decision: 'new' as const, decided_by: 'local' };
      await trx.insertInto('match_decision').values(decision).execute();
      await trx.insertInto('match_decision').values(decision).execute();
    });
    const error = await twice.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: '23505', at: { constraint: 'match_decision_in_force' } });
    expect(String(error)).not.toContain(secret);
  });

  it('serves many at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `parallel ${index}`);
    const rows = await Promise.all(names.map((name) => insert(name)));
    expect(rows.map(({ name }) => name)).toEqual(names);
  });

  it('ends a query past its limit, and serves the next one', async () => {
    const endless = sql`select count(*) from generate_series(1, 100000000000)`;
    await expect(
      inTransaction(engine, 500, [['app.operator', 'on']], (trx) => endless.execute(trx)),
    ).rejects.toSatisfy((error) => isStoreError(error, '57014'));
    expect((await insert('after the endless one')).name).toBe('after the endless one');
  });

  it('leaves the server free while a query runs', async () => {
    let turns = 0;
    let next: NodeJS.Immediate;
    const turn = () => {
      turns += 1;
      next = setImmediate(turn);
    };
    turn();
    await db.asOperator((trx) => sql`select count(*) from generate_series(1, 3000000)`.execute(trx));
    clearImmediate(next!);
    // On the thread of the server, the query would have let it turn a few times at most.
    expect(turns).toBeGreaterThan(20);
  });

  it('keeps every text, number and byte as it was given', async () => {
    const anyText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(
        anyText,
        fc.uint8Array(),
        fc.maxSafeInteger(),
        fc.json(),
        fc.array(fc.option(anyText)),
        async (text, bytes, number, json, texts) => {
          fc.pre(!json.includes('\\u0000'));
          const { rows } = await db.asActor(actor, (trx) =>
            sql`select ${text}::text as text, ${bytes}::bytea as bytes, ${number}::bigint as number,
              ${json}::jsonb as json, ${texts}::text[] as texts`.execute(trx),
          );
          expect(rows[0]).toEqual({ text, bytes, number, json: JSON.parse(json), texts });
        },
      ),
      { numRuns: 200 },
    );
  });
});
