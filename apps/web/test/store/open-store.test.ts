import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStoreError, openDatabase } from '#lib/server/database/index.ts';
import { startPostgresql } from '../postgresql.ts';
import { createTown } from './create-town.ts';
import { storeKinds } from './stores.ts';

describe.each(storeKinds())('opening the $name store', (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  it('migrates once and keeps what is there', async () => {
    const place = await kind.place();
    const first = await openDatabase(place);
    const town = await createTown(first, 'Musterstadt');
    await first.close();
    const second = await openDatabase(place);
    const towns = await second.asActor(town, (trx) =>
      trx.selectFrom('authority').select(['id', 'name']).execute(),
    );
    expect(towns).toEqual([{ id: town.authority, name: 'Musterstadt' }]);
    await second.close();
  });

  it('refuses a store that a newer Allmende has written', async () => {
    const place = await kind.place();
    const db = await openDatabase(place);
    await db.asOperator((trx) =>
      trx.insertInto('migration').values({ name: '9999-from-the-future' }).execute(),
    );
    await db.close();
    const refused = await openDatabase(place).catch((error: unknown) => error);
    expect(isStoreError(refused, '0A000')).toBe(true);
    expect(String(refused)).toContain('9999-from-the-future');
  });

  it('lets two servers start at once on PostgreSQL, and one on a folder', async () => {
    const place = await kind.place();
    const opened = await Promise.allSettled([openDatabase(place), openDatabase(place)]);
    const databases = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(databases).toHaveLength(kind.name === 'postgresql' ? 2 : 1);
    for (const db of databases) await db.close();
  });
});

it('a PostgreSQL server that cannot be reached is named as the trouble', async () => {
  const refused = await openDatabase({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' }).catch(
    (error: unknown) => error,
  );
  expect(isStoreError(refused, '08001')).toBe(true);
  expect(String(refused)).toContain('cannot be reached');
});

it('a database user without the right to make roles is told what the administrator must run', async () => {
  const server = await startPostgresql();
  await server.administer('create role plain login');
  const databaseUrl = await server.createDatabase('plain');
  const refused = await openDatabase({ databaseUrl }).catch((error: unknown) => error);
  expect(isStoreError(refused, 'P0001')).toBe(true);
  const statements = /create role allmende_app nologin; grant allmende_app to plain;/;
  expect(String(refused)).toMatch(statements);
  await server.administer(
    ...['allmende_app', 'allmende_operator'].map(
      (role) => `create role ${role} nologin; grant ${role} to plain`,
    ),
  );
  const db = await openDatabase({ databaseUrl });
  const town = await createTown(db, 'Musterstadt');
  expect(await db.asActor(town, (trx) => trx.selectFrom('application').selectAll().execute())).toEqual([]);
  await db.close();
  server.stop();
});
