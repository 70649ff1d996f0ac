import type { Kysely, Selectable } from 'kysely';
import type { AnswerTable, ApplicationTable, Schema } from '#lib/server/database/index.ts';

export type StoredApplication = Selectable<ApplicationTable>;
export type StoredAnswer = Selectable<AnswerTable>;

/** All applications, or those of `only` that are in the inventory. */
export async function applicationsInUse(db: Kysely<Schema>, only?: number[]): Promise<StoredApplication[]> {
  if (only?.length === 0) return [];
  return db
    .selectFrom('application')
    .selectAll()
    .where('deleted_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', 'in', only ?? []))
    .orderBy('id')
    .execute();
}

export async function answersInUse(db: Kysely<Schema>, only?: number[]): Promise<StoredAnswer[]> {
  if (only?.length === 0) return [];
  return db
    .selectFrom('answer')
    .selectAll()
    .$if(only !== undefined, (query) => query.where('application_id', 'in', only ?? []))
    .execute();
}

export async function circumstancesOf(
  db: Kysely<Schema>,
  authority: number,
): Promise<{ workplaces: number | null; as_of: string | null }> {
  return db
    .selectFrom('authority')
    .select(['workplaces', 'as_of'])
    .where('id', '=', authority)
    .executeTakeFirstOrThrow();
}

export async function upsertAnswer(
  db: Kysely<Schema>,
  answer: Pick<
    StoredAnswer,
    'application_id' | 'variable' | 'value' | 'state' | 'grade' | 'answered_on' | 'evidence' | 'answered_by'
  >,
): Promise<void> {
  const { application_id: _application, variable: _variable, ...set } = answer;
  await db
    .insertInto('answer')
    .values(answer)
    .onConflict((conflict) =>
      conflict.columns(['application_id', 'variable']).doUpdateSet({ ...set, updated_at: new Date() }),
    )
    .execute();
}

export async function readAnswer(
  db: Kysely<Schema>,
  application: number,
  variable: AnswerTable['variable'],
): Promise<StoredAnswer | undefined> {
  return db
    .selectFrom('answer')
    .selectAll()
    .where('application_id', '=', application)
    .where('variable', '=', variable)
    .executeTakeFirst();
}

export async function deleteAnswer(
  db: Kysely<Schema>,
  application: number,
  variable: AnswerTable['variable'],
): Promise<void> {
  await db
    .deleteFrom('answer')
    .where('application_id', '=', application)
    .where('variable', '=', variable)
    .execute();
}

export async function insertChange(
  db: Kysely<Schema>,
  change: { actor: string; kind: string; subject: string; before: unknown; after: unknown },
): Promise<number> {
  const { id } = await db
    .insertInto('change')
    .values({
      actor: change.actor,
      kind: change.kind,
      subject: change.subject,
      before: change.before === null ? null : JSON.stringify(change.before),
      after: change.after === null ? null : JSON.stringify(change.after),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function readChange(db: Kysely<Schema>, id: number) {
  return db.selectFrom('change').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function setApplicationField(
  db: Kysely<Schema>,
  id: number,
  field: 'criticality' | 'reach',
  value: number | null,
): Promise<number | null | undefined> {
  const stored = await db
    .selectFrom('application')
    .select(['criticality', 'reach', 'edited'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!stored) return undefined;
  await db
    .updateTable('application')
    .set({
      [field]: value,
      edited: JSON.stringify([...new Set([...stored.edited, field])]),
      updated_at: new Date(),
    })
    .where('id', '=', id)
    .execute();
  return stored[field];
}
