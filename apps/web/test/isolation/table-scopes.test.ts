import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { tableScopes } from '#lib/server/database/table-scopes.ts';
import { storeKinds } from '../store/stores.ts';

interface Table {
  name: string;
  isPrivate: boolean;
  isGranted: boolean;
  isWritable: boolean;
}

describe.each(storeKinds())('the fence knows the tables of the $name store', (kind) => {
  let db: Database;
  let tables: Table[];

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    ({ rows: tables } = await db.asOperator((trx) =>
      sql<Table>`
        select relname::text as name,
          exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped)
            as "isPrivate",
          has_any_column_privilege('allmende_app', c.oid, 'select, insert, update') as "isGranted",
          has_any_column_privilege('allmende_app', c.oid, 'insert, update')
            or has_table_privilege('allmende_app', c.oid, 'delete') as "isWritable"
        from pg_class c where relnamespace = 'allmende'::regnamespace and relkind in ('r', 'p', 'v', 'm')`.execute(
        trx,
      ),
    ));
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const named = (holds: (table: Table) => boolean) =>
    tables
      .filter(holds)
      .map(({ name }) => name)
      .sort();
  const inScope = (...scopes: string[]) =>
    Object.entries(tableScopes)
      .flatMap(([name, scope]) => (scopes.includes(scope) ? [name] : []))
      .sort();

  it('all of them', () => {
    expect(Object.keys(tableScopes).sort()).toEqual(named(() => true));
  });

  it('those with an authority as private', () => {
    expect(inScope('authority')).toEqual(named(({ isPrivate }) => isPrivate));
  });

  it('those that the role of requests cannot touch as the operator’s', () => {
    expect(inScope('operator')).toEqual(named(({ isGranted }) => !isGranted));
  });

  it('no fact as something that a request could change', () => {
    const writable = named(({ isWritable }) => isWritable);
    expect(inScope('facts', 'members', 'chain').filter((name) => writable.includes(name))).toEqual([]);
  });
});
