import { sql, type Kysely } from 'kysely';
import type { Schema, SightingBefore } from '#lib/server/database/index.ts';
import { givenRows } from './given-rows.ts';

/** What stood in the lists of a source. */
export async function sightingsOf(db: Kysely<Schema>, source: number) {
  return db
    .selectFrom('sighting')
    .select(['application_id', 'source_key', 'last_import', 'line', 'missing_since'])
    .where('source_id', '=', source)
    .execute();
}

export interface NewSighting {
  application_id: number;
  source_key: string;
  line: number;
}

/** Notes where applications stand in a list; what was missing from its source is there again. */
export async function noteSightings(
  db: Kysely<Schema>,
  source: number,
  importId: string,
  seen: readonly NewSighting[],
): Promise<void> {
  if (seen.length === 0) return;
  await db
    .insertInto('sighting')
    .columns(['application_id', 'source_id', 'source_key', 'last_import', 'line', 'missing_since'])
    .expression(
      db
        .selectFrom(givenRows(seen, { application_id: 'bigint', source_key: 'text', line: 'int' }))
        .select([
          'given.application_id',
          sql<number>`${source}::bigint`.as('source_id'),
          'given.source_key',
          sql<string>`${importId}::uuid`.as('last_import'),
          'given.line',
          sql<Date | null>`null::timestamptz`.as('missing_since'),
        ]),
    )
    .onConflict((conflict) =>
      conflict.columns(['application_id', 'source_id']).doUpdateSet(({ ref }) => ({
        source_key: ref('excluded.source_key'),
        last_import: ref('excluded.last_import'),
        line: ref('excluded.line'),
        missing_since: null,
      })),
    )
    .execute();
}

export async function noteMissing(
  db: Kysely<Schema>,
  source: number,
  applications: readonly number[],
  since: Date,
): Promise<void> {
  if (applications.length === 0) return;
  await db
    .updateTable('sighting')
    .set({ missing_since: since })
    .where('source_id', '=', source)
    .where(sql<boolean>`application_id = any(${[...applications]}::bigint[])`)
    .execute();
}

/** Puts the sightings of a source back to what they were before an import. */
export async function restoreSightings(
  db: Kysely<Schema>,
  source: number,
  importId: string,
  before: readonly SightingBefore[],
): Promise<void> {
  await db
    .deleteFrom('sighting')
    .where('source_id', '=', source)
    .where(({ or, eb }) =>
      or([
        eb('last_import', '=', importId),
        sql<boolean>`application_id = any(${before.map(([application]) => application)}::bigint[])`,
      ]),
    )
    .execute();
  if (before.length === 0) return;
  const rows = before.map(([application_id, source_key, last_import, line, missing_since]) => ({
    application_id,
    source_key,
    last_import,
    line,
    missing_since,
  }));
  const given = givenRows(rows, {
    application_id: 'bigint',
    source_key: 'text',
    last_import: 'uuid',
    line: 'int',
    missing_since: 'timestamptz',
  });
  await db
    .insertInto('sighting')
    .columns(['application_id', 'source_id', 'source_key', 'last_import', 'line', 'missing_since'])
    .expression(
      db
        .selectFrom(given)
        .select([
          'given.application_id',
          sql<number>`${source}::bigint`.as('source_id'),
          'given.source_key',
          'given.last_import',
          'given.line',
          sql<Date | null>`given.missing_since`.as('missing_since'),
        ]),
    )
    .execute();
}

/** The names of the other sources in whose newest lists applications stand, by application. */
export async function seenElsewhere(
  db: Kysely<Schema>,
  source: number | null,
  applications: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('sighting')
    .innerJoin('list_source', 'list_source.id', 'sighting.source_id')
    .select(['sighting.application_id', 'list_source.name'])
    .where('sighting.missing_since', 'is', null)
    .where('sighting.source_id', '!=', source ?? 0)
    .where(sql<boolean>`sighting.application_id = any(${[...applications]}::bigint[])`)
    .orderBy('list_source.name')
    .execute();
  const names = new Map<number, string[]>();
  for (const { application_id, name } of rows)
    names.set(application_id, [...(names.get(application_id) ?? []), name]);
  return names;
}
