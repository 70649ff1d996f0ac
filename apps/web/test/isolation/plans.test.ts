import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Actor, type Database, type Transaction } from '#lib/server/database/index.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';

/** The lists that every page is made of, as their stores ask for them. */
const lists: Record<string, (trx: Transaction) => { explain(format: 'text'): Promise<unknown[]> }> = {
  'the inventory': (trx) =>
    trx.selectFrom('application').selectAll().where('deleted_at', 'is', null).orderBy('id'),
  'what is to be reviewed': (trx) =>
    trx
      .selectFrom('application')
      .selectAll()
      .where('match_state', '=', 'review')
      .where('deleted_at', 'is', null)
      .orderBy('id'),
  'one application': (trx) => trx.selectFrom('application').selectAll().where('id', '=', 17),
  'its answers': (trx) => trx.selectFrom('answer').selectAll().where('application_id', '=', 17),
  'its history': (trx) =>
    trx
      .selectFrom('change')
      .selectAll()
      .where('subject', '=', 'application:17')
      .orderBy('id', 'desc')
      .limit(200),
  'the rows behind it': (trx) =>
    trx
      .selectFrom('import_row')
      .innerJoin('import', 'import.id', 'import_row.import_id')
      .select(['line', 'import.file_name'])
      .where('import_row.application_id', '=', 17),
};

describe.each(storeKinds())('with many towns in the $name store', (kind) => {
  let db: Database;
  let actor: Actor;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    for (let town = 0; town < 30; town++) actor = await createTown(db, `Ort ${town}`);
    await db.asOperator((trx) =>
      sql`
        with town as (select id from authority),
        list as (
          insert into import (authority_id, file_name, file_sha256, format) select id, 'l', 'a', 'csv' from town
          returning id, authority_id),
        program as (
          insert into application (authority_id, source_key, name, raw_name, match_key, match_state)
          select id, n, 'Programm ' || n, 'x', 'k' || n, case when n % 50 = 0 then 'review' else 'new' end
          from town, generate_series(1, 300) n returning id, authority_id),
        answered as (
          insert into answer (authority_id, application_id, variable, state, answered_by)
          select authority_id, id, 'W1', 'unknown', 'x' from program),
        told as (
          insert into change (authority_id, actor, kind, subject)
          select authority_id, 'x', 'edit', 'application:' || id from program)
        insert into import_row (authority_id, import_id, line, raw, outcome, application_id)
        select p.authority_id, l.id, p.id, '[]', 'accepted', p.id from program p join list l using (authority_id)`.execute(
        trx,
      ),
    );
    await db.analyze();
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  it.each(Object.keys(lists))('%s is read by an index, both fences in place', async (name) => {
    const lines = await db.asActor(
      actor,
      async (trx) => (lists[name]?.(trx).explain('text') ?? []) as Promise<unknown[]>,
    );
    const plan = lines.map((line) => Object.values(line as object).join('')).join('\n');
    expect(plan).toContain('authority_id');
    expect(plan).toMatch(/Index (Only )?Scan|Bitmap Index Scan/);
    expect(plan).not.toMatch(/Seq Scan on (application|answer|change|import_row)\b/);
  });
});
