import { sql, type Kysely } from 'kysely';
import type { Schema } from '#lib/server/database/index.ts';

/** Rows of imported files that stand behind an application, newest file first. */
export async function rawRowsOf(db: Kysely<Schema>, application: number) {
  return db
    .selectFrom('import_row')
    .innerJoin('import', 'import.id', 'import_row.import_id')
    .leftJoin('upload', 'upload.id', 'import.upload_id')
    .leftJoin('list_source', 'list_source.id', 'import.source_id')
    .select([
      'import_row.line',
      'import_row.raw',
      'import_row.outcome',
      'import_row.reason',
      'import.id as import',
      'import.file_name',
      'import.created_at',
      'upload.list',
      'list_source.name as source',
    ])
    .where('import_row.application_id', '=', application)
    .orderBy('import.created_at', 'desc')
    .orderBy('import_row.line')
    .limit(50)
    .execute();
}

export async function changesOf(db: Kysely<Schema>, application: number) {
  return db
    .selectFrom('change')
    .selectAll()
    .where('subject', '=', `application:${application}`)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

/** Also finds an application that was removed from the inventory. */
export async function anyApplication(db: Kysely<Schema>, id: number) {
  return db
    .selectFrom('application')
    .select(['id', 'name', 'deleted_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** How the match of an application came about. */
export async function matchingOf(db: Kysely<Schema>, application: number) {
  return db
    .selectFrom('application')
    .select(['match_reasons', 'candidates'])
    .where('id', '=', application)
    .executeTakeFirstOrThrow();
}

/** The decision about a name that holds now, and for how many applications. */
export async function decisionAbout(db: Kysely<Schema>, matchKey: string) {
  return db
    .selectFrom('match_decision')
    .select(['id', 'decision', 'decided_at'])
    .where('match_key', '=', matchKey)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export async function countSameName(db: Kysely<Schema>, matchKey: string): Promise<number> {
  const { count } = await db
    .selectFrom('application')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('match_key', '=', matchKey)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Since when no list names applications any more that lists once named; ISO dates by id. */
export async function notSeenSince(
  db: Kysely<Schema>,
  only?: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('sighting')
    .select(['application_id', ({ fn }) => fn.max('missing_since').as('since')])
    .$if(only !== undefined, (query) =>
      query.where(sql<boolean>`application_id = any(${[...(only ?? [])]}::bigint[])`),
    )
    .groupBy('application_id')
    .having(sql<boolean>`count(missing_since) = count(*)`)
    .execute();
  return new Map(
    rows.flatMap(({ application_id, since }) =>
      since === null ? [] : [[application_id, since.toISOString().slice(0, 10)]],
    ),
  );
}

/** Where an application was seen last, source by source. */
export async function sightingsOf(db: Kysely<Schema>, application: number) {
  return db
    .selectFrom('sighting')
    .innerJoin('list_source', 'list_source.id', 'sighting.source_id')
    .leftJoin('import', 'import.id', 'sighting.last_import')
    .select([
      'list_source.name as source',
      'sighting.line',
      'sighting.missing_since',
      'import.id as import',
      'import.file_name',
      'import.finished_at',
    ])
    .where('sighting.application_id', '=', application)
    .orderBy('import.finished_at', 'desc')
    .orderBy('list_source.name')
    .execute();
}

/** The imports with these ids: file, source, when they came in and who took them over. */
export async function importsNamed(db: Kysely<Schema>, ids: readonly string[]) {
  return db
    .selectFrom('import')
    .leftJoin('list_source', 'list_source.id', 'import.source_id')
    .select(({ selectFrom }) => [
      'import.id',
      'import.file_name',
      'import.finished_at',
      'list_source.name as source',
      'import.source_name',
      selectFrom('change')
        .select('change.actor')
        .whereRef('change.authority_id', '=', 'import.authority_id')
        .where('change.subject', '=', sql<string>`'import:' || import.id`)
        .orderBy('change.id')
        .limit(1)
        .as('actor'),
    ])
    .where(sql<boolean>`import.id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** The import that brought an application in, and where it stood in its list. */
export async function comingIn(db: Kysely<Schema>, application: number) {
  return db
    .selectFrom('application')
    .leftJoin('import_row', (join) =>
      join
        .onRef('import_row.import_id', '=', 'application.first_import')
        .onRef('import_row.application_id', '=', 'application.id')
        .on('import_row.outcome', '=', 'accepted'),
    )
    .select(['application.first_import as import', 'import_row.line'])
    .where('application.id', '=', application)
    .limit(1)
    .executeTakeFirst();
}

/** Applications in which each of the words stands somewhere, in any case. */
export async function applicationsCalled(
  db: Kysely<Schema>,
  authority: number,
  words: readonly string[],
  limit: number,
) {
  let query = db
    .selectFrom('application')
    .select(['id', 'name', 'department'])
    .where('authority_id', '=', authority)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(limit);
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('name', 'ilike', pattern), eb('department', 'ilike', pattern)]));
  }
  return query.execute();
}
