import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStoreError, openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import { createTown } from './create-town.ts';
import { insertRow } from './insert-row.ts';
import { prepareExamples, privateExamples as examples } from './private-examples.ts';
import { storeKinds } from './stores.ts';

describe.each(storeKinds())('private rows in the $name store', (kind) => {
  let db: Database;
  let ours: Actor;
  let theirs: Actor;
  let written: Map<string, Record<string, unknown>>;

  beforeAll(async () => {
    await kind.start();
    // Alone: the queries of these tests are not narrowed before the engine sees them.
    db = (await openDatabase(await kind.place())).withLayers({ checks: false, rowLevelSecurity: true });
    ours = await createTown(db, 'Hüben');
    theirs = await createTown(db, 'Drüben');
    written = await prepareExamples(db);
    for (const [table, example] of Object.entries(examples)) {
      const row = { ...example(written), authority_id: ours.authority };
      const inserted = await db
        .asActor(ours, (trx) => insertRow(trx, table, row))
        .catch((error: unknown) => {
          // Some are written by the operator only, e.g. what another authority asks for.
          if (isStoreError(error, '42501')) return db.asOperator((trx) => insertRow(trx, table, row));
          throw error;
        });
      written.set(table, inserted);
    }
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const privateTables = () =>
    db.asOperator(async (trx) => {
      const { rows } = await sql<{ table: string; enabled: boolean; forced: boolean; policies: number }>`
        select c.relname as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
          (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c
        where c.relnamespace = 'allmende'::regnamespace and c.relkind in ('r', 'p')
          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id')
        order by c.relname`.execute(trx);
      return rows;
    });

  it('lie behind forced row-level security in every table that has an authority', async () => {
    const tables = await privateTables();
    expect(tables.map(({ table }) => table)).toEqual(Object.keys(examples).toSorted());
    for (const table of tables) expect(table).toMatchObject({ enabled: true, forced: true, policies: 2 });
  });

  it('belong to a role that the requests do not have', async () => {
    const { rows } = await db.asActor(ours, (trx) =>
      sql<{ user: string; super: boolean; bypass: boolean; owned: number }>`
        select current_user as user, rolsuper as super, rolbypassrls as bypass,
          (select count(*) from pg_class where relowner = r.oid) as owned
        from pg_roles r where rolname = current_user`.execute(trx),
    );
    expect(rows).toEqual([{ user: 'allmende_app', super: false, bypass: false, owned: 0 }]);
  });

  describe.each(Object.keys(examples))('of %s', (table) => {
    const target = sql.table(table);

    it('are seen by their authority only', async () => {
      const count = (actor: Actor) =>
        db.asActor(actor, async (trx) => (await sql`select * from ${target}`.execute(trx)).rows.length);
      expect(await count(ours)).toBe(1);
      expect(await count(theirs)).toBe(0);
      expect(await count({ ...theirs, authorities: [ours.authority, theirs.authority] })).toBe(1);
    });

    it('are neither changed nor deleted by another authority', async () => {
      const attempts = [
        sql`update ${target} set authority_id = authority_id`,
        sql`update ${target} set authority_id = ${theirs.authority}::int`,
        sql`delete from ${target}`,
      ];
      for (const attempt of attempts) {
        const touched = await db
          .asActor(theirs, async (trx) => (await attempt.execute(trx)).numAffectedRows)
          .catch((error: unknown) => (isStoreError(error, '42501') ? 0n : Promise.reject(error)));
        expect(touched).toBe(0n);
      }
      const { rows } = await db.asOperator((trx) => sql`select * from ${target}`.execute(trx));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ authority_id: ours.authority });
    });

    it('are not written into another authority', async () => {
      const row = { ...examples[table]?.(written), authority_id: ours.authority };
      await expect(db.asActor(theirs, (trx) => insertRow(trx, table, row))).rejects.toSatisfy((error) =>
        isStoreError(error, '42501'),
      );
    });
  });

  it('cannot point at rows of another authority', async () => {
    const answer = { ...examples['answer']?.(written), variable: 'W2', authority_id: theirs.authority };
    await expect(db.asActor(theirs, (trx) => insertRow(trx, 'answer', answer))).rejects.toSatisfy((error) =>
      isStoreError(error, '23503'),
    );
  });

  it('keep a history that nobody rewrites', async () => {
    for (const attempt of [sql`update change set kind = 'forged'`, sql`delete from change`]) {
      await expect(db.asActor(ours, (trx) => attempt.execute(trx))).rejects.toSatisfy((error) =>
        isStoreError(error, '42501'),
      );
    }
  });

  it('are found by an index, because the fence is one condition', async () => {
    const plan = await db.asActor(ours, async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from application`.execute(trx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Cond: \(authority_id = ANY/);
  });

  it('leave no trace in the session: after an actor comes an operator with all rights', async () => {
    await db.asActor(theirs, (trx) => sql`select 1`.execute(trx));
    const { rows } = await db.asOperator((trx) =>
      sql<{ user: string; authorities: string | null; applications: number }>`
        select current_user as user, nullif(current_setting('app.authorities', true), '') as authorities,
          (select count(*) from application) as applications`.execute(trx),
    );
    expect(rows[0]).toMatchObject({ authorities: null, applications: 1 });
    expect(rows[0]?.user).not.toBe('allmende_app');
  });
});
