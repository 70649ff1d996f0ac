import { sql, type Kysely } from 'kysely';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Schema } from '#lib/server/database/index.ts';
import { givenRows } from './given-rows.ts';

export interface NewChange {
  kind: string;
  subject: string;
  before: unknown;
  after: unknown;
}

/** Of what a list does the log tells in one entry, however many applications it is. */
const byImport = new Set(['import', 'import-undone']);

/** Writes the history of applications. The log tells the same, but of an import only what it came to. */
export async function insertChanges(db: Kysely<Schema>, actor: string, changes: NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  const owners = await ownersOf(db, changes);
  noteChange(
    db,
    ...changes.flatMap(({ kind, subject, before, after }) =>
      byImport.has(kind)
        ? []
        : [
            {
              subject,
              before: withoutMarks(before),
              after: withoutMarks(after),
              authority: owners(subject).authority_id,
            },
          ],
    ),
  );
  for (let start = 0; start < changes.length; start += 500) {
    await db
      .insertInto('change')
      .values(
        changes.slice(start, start + 500).map(({ kind, subject, before, after }) => ({
          ...owners(subject),
          actor,
          kind,
          subject,
          before: before === null ? null : JSON.stringify(before),
          after: after === null ? null : JSON.stringify(after),
        })),
      )
      .execute();
  }
}

/** Writes what a list did to applications of the authority that the transaction works on. */
export async function insertImportChanges(
  db: Kysely<Schema>,
  actor: string,
  changes: readonly NewChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const given = givenRows(changes, { kind: 'text', subject: 'text', before: 'jsonb', after: 'jsonb' });
  await db
    .insertInto('change')
    .columns(['actor', 'kind', 'subject', 'before', 'after'])
    .expression(
      db
        .selectFrom(given)
        .select([
          sql<string>`${actor}::text`.as('actor'),
          'given.kind',
          'given.subject',
          sql`given.before`.as('before'),
          sql`given.after`.as('after'),
        ]),
    )
    .execute();
}

/** A change belongs to whom its application belongs to, which after a merge may be a predecessor. */
async function ownersOf(
  db: Kysely<Schema>,
  changes: readonly NewChange[],
): Promise<(subject: string) => { authority_id?: number }> {
  const idOf = (subject: string): number => Number(/^application:(\d+)$/.exec(subject)?.[1]);
  const ids = changes.map(({ subject }) => idOf(subject)).filter(Number.isSafeInteger);
  if (ids.length === 0) return () => ({});
  const rows = await db
    .selectFrom('application')
    .select(['id', 'authority_id'])
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
  const owners = new Map(rows.map(({ id, authority_id }) => [id, authority_id]));
  return (subject) => {
    const owner = owners.get(idOf(subject));
    return owner === undefined ? {} : { authority_id: owner };
  };
}

/** Without the list of columns corrected by hand, which only the next import needs. */
function withoutMarks(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  const { edited: _edited, ...rest } = fields as Record<string, unknown>;
  return rest;
}

/** What an import did to each application, newest first. */
export async function changesOfImport(db: Kysely<Schema>, importId: string) {
  return db
    .selectFrom('change')
    .select(['subject', 'before', 'after'])
    .where('kind', '=', 'import')
    .where(sql<boolean>`after ->> 'import' = ${importId}`)
    .orderBy('id', 'desc')
    .execute();
}

/** What a file that came back did to each application, newest first. */
export async function changesFromFile(db: Kysely<Schema>, exchange: string) {
  return db
    .selectFrom('change')
    .select(['subject', 'before', 'after'])
    .where('kind', '=', 'exchange')
    .where(sql<boolean>`after ->> 'exchange' = ${exchange}`)
    .orderBy('id', 'desc')
    .execute();
}

export async function changesOfDecision(db: Kysely<Schema>, decision: number) {
  return db
    .selectFrom('change')
    .select(['subject', 'before', 'after'])
    .where('kind', '=', 'match')
    .where(sql<boolean>`(after ->> 'decision')::bigint = ${decision}`)
    .execute();
}

export async function newestChanges(db: Kysely<Schema>, subject: string, kinds: string[]) {
  return db
    .selectFrom('change')
    .selectAll()
    .where('subject', '=', subject)
    .where('kind', 'in', kinds)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}
