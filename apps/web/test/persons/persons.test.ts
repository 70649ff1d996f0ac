import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Actor, type Database, type Transaction } from '#lib/server/database/index.ts';
import {
  accountNames,
  erasePerson,
  exportMember,
  exportPerson,
  listPersons,
  reapplyErasures,
} from '#lib/server/persons/index.ts';
import { holdings, type Holding } from '#lib/server/persons/holdings.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { plantPerson, type PlantedPerson } from './person-examples.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe.each(storeKinds())('what is held on a person in the $name store', (kind) => {
  let db: Database;
  let town: Actor;
  let other: Actor;
  let erika: PlantedPerson;
  let max: PlantedPerson;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    town = await createTown(db, 'Musterstadt');
    other = await createTown(db, 'Altstadt');
    erika = await plantPerson(db, town.authority, 'kanari');
    await db.asOperator((trx) => sql`delete from site_text`.execute(trx));
    max = await plantPerson(db, town.authority, 'zeisig');
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const columnsOfText = () =>
    db.asOperator(async (trx) => {
      const { rows } = await sql<{ table: string; columns: string[] }>`
        select c.relname::text as table, coalesce(array_agg(a.attname::text order by a.attname) filter (
          where format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb', 'json', 'bytea', 'character varying')
        ), '{}') as columns
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'allmende'::regnamespace and c.relkind in ('r', 'p')
        group by c.relname order by c.relname`.execute(trx);
      return rows;
    });

  /** Every value of the store as one text, bytes as the text that they came from. */
  const everything = () =>
    db.asOperator(async (trx) => {
      const texts: string[] = [];
      for (const { table } of await columnsIn(trx)) {
        const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(trx);
        for (const value of rows.flatMap((row) => Object.values(row)))
          texts.push(
            value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value),
          );
      }
      return texts.join('\n').toLowerCase();
    });
  const columnsIn = async (trx: Transaction) =>
    (
      await sql<{ table: string }>`
        select relname::text as table from pg_class where relnamespace = 'allmende'::regnamespace and relkind = 'r'`.execute(
        trx,
      )
    ).rows;

  it('is decided for every column of text of every table', async () => {
    const found = Object.fromEntries((await columnsOfText()).map(({ table, columns }) => [table, columns]));
    const decided = Object.fromEntries(
      Object.entries(holdings).map(([table, { columns }]) => [table, Object.keys(columns).sort()]),
    );
    expect(decided).toEqual(found);
  });

  it('names every column that holds the id of an account', async () => {
    const named = (holding: Holding) =>
      [...(holding.about ?? []), ...(holding.traces ?? []), holding.through?.column ?? ''].filter(Boolean);
    const { rows } = await db.asOperator((trx) =>
      sql<{ table: string; column: string }>`
        select c.relname::text as table, a.attname::text as column
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'allmende'::regnamespace and c.relkind = 'r'
          and (a.attname in ('account_id', 'actor', 'user_id') or (a.attname like '%\\_by' and a.attname <> 'granted_by'))`.execute(
        trx,
      ),
    );
    const forgotten = rows.filter(
      ({ table, column }) => !named(holdings[table as keyof typeof holdings]).includes(column),
    );
    expect(forgotten.filter(({ table }) => table !== 'alternative')).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });

  it('is in the export, whichever column it stands in, but no proof of who it is and nobody else’s data', async () => {
    const exported = await exportPerson(db, erika.id, now);
    const text = JSON.stringify(exported);
    const personal = Object.values(holdings).flatMap(({ columns }) =>
      Object.values(columns).filter((each) => each === 'person'),
    );
    // The address of a report is the one of the account, and a pseudonym comes only with an erasure.
    expect(erika.told).toHaveLength(personal.length - 2);
    expect(erika.told.filter((canary) => !text.includes(canary))).toEqual([]);
    expect(erika.hidden.filter((canary) => text.includes(canary))).toEqual([]);
    expect(text).not.toContain('zeisig');
    const shown = new Set(exported?.tables.map(({ table }) => table));
    const about = Object.entries(holdings).filter(
      ([table, { about: by, address, through }]) => (by || address || through) && table !== 'erasure',
    );
    expect(about.map(([table]) => table).filter((table) => !shown.has(table))).toEqual([]);
    expect(exported?.tables.find(({ table }) => table === 'account')?.rows[0]).toMatchObject({
      password_hash: true,
      totp_secret: true,
    });
    expect(exported?.traces).toContainEqual({ table: 'one_time_link', column: 'created_by', rows: 1 });
    expect(await exportPerson(db, '00000000-0000-4000-8000-000000000000', now)).toBeNull();
    expect(await exportPerson(db, 'local', now)).toBeNull();
  });

  it('is told to an authority as far as it concerns it, and not to another one', async () => {
    const text = JSON.stringify(await exportMember(db, town.authority, erika.id, now));
    for (const canary of [
      'account.email',
      'account.name',
      'change.subject',
      'api_token.name',
      'audit.subject',
    ])
      expect(text).toContain(`kanari-${canary}`);
    for (const canary of [
      'session.network',
      'scim.person',
      'external.subject',
      'report.message',
      'link.email',
    ])
      expect(text).not.toContain(`kanari-${canary}`);
    expect(await exportMember(db, other.authority, erika.id, now)).toBeNull();
    expect((await listPersons(db, town)).map(({ id }) => id).sort()).toEqual([erika.id, max.id].sort());
    expect(await listPersons(db, other)).toEqual([]);
  });

  it('ends in one authority when there are rights elsewhere', async () => {
    expect(await erasePerson(db, max.id, { authority: other.authority })).toEqual({
      ok: false,
      problem: 'not-found',
    });
    expect(await erasePerson(db, max.id, { authority: town.authority })).toEqual({
      ok: true,
      erased: 'here',
    });
    expect((await listPersons(db, town)).map(({ id }) => id)).toEqual([erika.id]);
    expect((await accountNames(db, [max.id])).get(max.id)).toBe('zeisig-account.name');
  });

  it('is gone after an erasure: 0 traces of name and address, and what was done stays under the bare id', async () => {
    const before = await everything();
    expect(erika.told.filter((canary) => !before.includes(canary.toLowerCase()))).toEqual([]);
    expect(await erasePerson(db, erika.id, 'self')).toEqual({ ok: true, erased: 'everywhere' });
    const after = await everything();
    // The log of what was done keeps what it was done to, and the network it came from.
    const kept = /kanari-(audit|change|decision|answer|site)\./;
    const left = [...erika.told, ...erika.hidden].filter((canary) => after.includes(canary.toLowerCase()));
    expect(left.filter((canary) => !kept.test(canary))).toEqual([]);
    expect(after).not.toContain('kanari-account');
    expect(after).toContain('zeisig-account.email');
    const pseudonym = `Person ${erika.id.slice(0, 8)}`;
    expect(await accountNames(db, [erika.id])).toEqual(new Map([[erika.id, pseudonym]]));
    const actor = await db.asActor(town, (trx) => trx.selectFrom('change').select('actor').execute());
    expect(actor.map((row) => row.actor)).toContain(erika.id);
    expect(await erasePerson(db, erika.id, 'self')).toEqual({ ok: false, problem: 'not-found' });
  });

  it('does not come back with a backup', async () => {
    await db.asOperator(async (trx) => {
      await sql`update account set email = 'kanari-account@stadt.example', name = 'kanari-account', active = true,
        erased_at = null where id = ${erika.id}::uuid`.execute(trx);
      await reapplyErasures(trx, [erika.id, '00000000-0000-4000-8000-000000000000']);
    });
    expect(await everything()).not.toContain('kanari-account');
  });

  it('stays for the last person who can operate the instance', async () => {
    const operator = async () =>
      db.asOperator(async (trx) => {
        const { id } = await trx
          .insertInto('account')
          .values({ name: 'Betrieb', email: null, password_hash: null, totp_secret: null })
          .returning('id')
          .executeTakeFirstOrThrow();
        await trx.insertInto('instance_role').values({ account_id: id, role: 'betrieb' }).execute();
        return id;
      });
    const first = await operator();
    expect(await erasePerson(db, first, 'self')).toEqual({ ok: false, problem: 'last-operator' });
    await operator();
    expect(await erasePerson(db, first, 'self')).toEqual({ ok: true, erased: 'everywhere' });
  });
});
