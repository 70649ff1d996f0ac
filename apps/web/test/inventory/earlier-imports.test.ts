import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { name as secondTime } from '../../migrations/0008-second-time.ts';
import { asOperator, inTransaction } from '#lib/server/database/database.ts';
import { openEmbeddedEngine } from '#lib/server/database/embedded-engine.ts';
import type { Engine } from '#lib/server/database/engine.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import { applyMigrations, prepare } from '#lib/server/database/migrate.ts';
import { openPostgresqlEngine } from '#lib/server/database/postgresql-engine.ts';
import { sql } from 'kysely';
import { storeKinds } from '../store/stores.ts';

const [may, june, other, undone] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

/** Two states of one list, a list of another kind and one that was taken back, as they stood before sources were kept. */
async function earlierImports(trx: Transaction): Promise<void> {
  await sql
    .raw(
      `
    insert into authority (name, kind) values ('Ort', 'municipality'), ('Nachbar', 'municipality');
    insert into import (id, authority_id, file_name, file_sha256, format, state, created_at, finished_at) values
      ('${may}', 1, 'bestand.csv', 'a', 'csv', 'done', '2026-05-01', '2026-05-01'),
      ('${june}', 1, 'bestand.csv', 'b', 'csv', 'done', '2026-06-01', '2026-06-01'),
      ('${other}', 1, 'vertraege.xlsx', 'c', 'xlsx', 'done', '2026-06-02', '2026-06-02'),
      ('${undone}', 1, 'bestand.csv', 'd', 'csv', 'undone', '2026-07-01', '2026-07-01');
    insert into import (authority_id, file_name, file_sha256, format, state) values
      (2, 'bestand.csv', 'a', 'csv', 'done'), (2, repeat('x', 300), 'a', 'csv', 'done');
    insert into application (authority_id, source_key, name, raw_name, match_key, match_state) values
      (1, 'name:a|', 'A', 'A', 'a', 'new'), (1, 'id:2', 'B', 'B', 'b', 'new');
    insert into import_row (authority_id, import_id, line, raw, outcome, application_id) values
      (1, '${may}', 2, '[]', 'accepted', 1), (1, '${may}', 3, '[]', 'accepted', 2), (1, '${may}', 4, '[]', 'folded', 2),
      (1, '${june}', 9, '[]', 'accepted', 1), (1, '${other}', 5, '[]', 'accepted', 2),
      (1, '${undone}', 7, '[]', 'accepted', 2);`,
    )
    .execute(trx);
}

describe.each(storeKinds())('what was imported before sources were kept, in the $name store', (kind) => {
  let engine: Engine | undefined;
  beforeAll(async () => {
    await kind.start();
    const place = await kind.place();
    engine =
      'databaseUrl' in place && place.databaseUrl
        ? await openPostgresqlEngine(place.databaseUrl)
        : await openEmbeddedEngine((place as { dataDirectory: string }).dataDirectory);
  });
  afterAll(async () => {
    await engine?.close();
    await kind.stop();
  });

  it('belongs to one source for each file name and format, and was seen where it stood last', async () => {
    if (!engine) throw new Error('no store');
    const at = migrations.findIndex(({ name }) => name === secondTime);
    const found = await inTransaction(engine, 60_000, asOperator, async (trx) => {
      // An embedded store comes with the newest schema already.
      const anew = 'drop schema if exists allmende cascade; create schema allmende';
      await sql.raw(`${anew}; set local search_path to allmende`).execute(trx);
      await prepare(trx);
      await applyMigrations(trx, migrations.slice(0, at));
      await earlierImports(trx);
      await applyMigrations(trx, migrations.slice(at));
      return {
        sources: await trx
          .selectFrom('list_source')
          .select(['authority_id', 'name', 'shape'])
          .orderBy('authority_id')
          .orderBy('name')
          .execute(),
        sightings: await trx
          .selectFrom('sighting')
          .innerJoin('list_source', 'list_source.id', 'sighting.source_id')
          .select([
            'application_id',
            'list_source.name',
            'source_key',
            'last_import',
            'line',
            'missing_since',
          ])
          .orderBy('application_id')
          .orderBy('list_source.name')
          .execute(),
        without: await trx.selectFrom('import').select('id').where('source_id', 'is', null).execute(),
      };
    });
    expect(
      found.sources.map(({ authority_id, name, shape }) => [authority_id, name.slice(0, 20), shape]),
    ).toEqual([
      [1, 'bestand.csv', 'unknown:csv'],
      [1, 'vertraege.xlsx', 'unknown:xlsx'],
      [2, 'bestand.csv', 'unknown:csv'],
      [2, 'xxxxxxxxxxxxxxxxxxxx', 'unknown:csv'],
    ]);
    const seen = { missing_since: null };
    expect(found.sightings).toEqual([
      { ...seen, application_id: 1, name: 'bestand.csv', source_key: 'name:a|', last_import: june, line: 9 },
      { ...seen, application_id: 2, name: 'bestand.csv', source_key: 'id:2', last_import: may, line: 3 },
      { ...seen, application_id: 2, name: 'vertraege.xlsx', source_key: 'id:2', last_import: other, line: 5 },
    ]);
    expect(found.without).toEqual([]);
  });
});
