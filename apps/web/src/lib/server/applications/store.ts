import type { Kysely } from 'kysely';
import type { Schema } from '#lib/server/database/index.ts';

/** Rows of imported files that stand behind an application, newest file first. */
export async function rawRowsOf(db: Kysely<Schema>, application: number) {
  return db
    .selectFrom('import_row')
    .innerJoin('import', 'import.id', 'import_row.import_id')
    .leftJoin('upload', 'upload.id', 'import.upload_id')
    .select([
      'import_row.line',
      'import_row.raw',
      'import_row.outcome',
      'import_row.reason',
      'import.id as import',
      'import.file_name',
      'import.created_at',
      'upload.list',
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
