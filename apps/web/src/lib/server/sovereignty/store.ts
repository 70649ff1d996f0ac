import { sql, type Kysely, type Selectable } from 'kysely';
import { noteChange } from '#lib/server/audit/index.ts';
import type { AnswerTable, ApplicationTable, Schema } from '#lib/server/database/index.ts';

/** All but what tells how a match came about: that is much to read, and no figure rests on it. */
const inUse = [
  'id',
  'authority_id',
  'source_key',
  'name',
  'raw_name',
  'match_key',
  'product_id',
  'vendor_text',
  'version',
  'department',
  'capability_id',
  'category',
  'description',
  'installations',
  'users',
  'criticality',
  'reach',
  'hosting',
  'contract_start',
  'contract_end',
  'notice_months',
  'cost_cents',
  'external_id',
  'status',
  'note',
  'match_state',
  'match_score',
  'edited',
  'last_import',
  'revision',
  'updated_at',
] as const satisfies readonly (keyof ApplicationTable)[];

export type StoredApplication = Pick<Selectable<ApplicationTable>, (typeof inUse)[number]>;
export type StoredAnswer = Selectable<AnswerTable>;

/** All applications, or those of `only` that are in the inventory. */
export async function applicationsInUse(db: Kysely<Schema>, only?: number[]): Promise<StoredApplication[]> {
  if (only?.length === 0) return [];
  return db
    .selectFrom('application')
    .select(inUse)
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
  const { application_id: application, variable: _variable, ...set } = answer;
  const owner = await ownerOf(db, application);
  if (owner === undefined) return;
  await db
    .insertInto('answer')
    .values({ ...answer, authority_id: owner })
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
  const owner = await ownerOf(db, Number(/^application:(\d+)$/.exec(change.subject)?.[1] ?? 0));
  noteChange(db, { ...change, authority: owner });
  const { id } = await db
    .insertInto('change')
    .values({
      ...(owner !== undefined && { authority_id: owner }),
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

/** Replies to one question and their undoings, newest first. */
export async function answerChanges(db: Kysely<Schema>, subject: string, question: string) {
  return db
    .selectFrom('change')
    .select(['id', 'kind'])
    .where('subject', '=', subject)
    .where('kind', 'in', ['answer', 'answer-undone'])
    .where(sql<boolean>`before ->> 'question' = ${question}`)
    .orderBy('id', 'desc')
    .execute();
}

/** Whose application it is: after a merge perhaps a predecessor's. */
async function ownerOf(db: Kysely<Schema>, application: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('application')
    .select('authority_id')
    .where('id', '=', application)
    .executeTakeFirst();
  return row?.authority_id;
}

/** Whether the application is in the inventory of the actor's authority. */
/** Whether the application is there; nobody else answers about it until the end of the transaction. */
export async function holdApplication(db: Kysely<Schema>, id: number): Promise<boolean> {
  const stored = await db
    .selectFrom('application')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return stored !== undefined;
}

/** The weight that stands, held until the end of the transaction; undefined where there is no such application. */
export async function holdWeight(
  db: Kysely<Schema>,
  id: number,
  field: 'criticality' | 'reach',
): Promise<number | null | undefined> {
  const stored = await db
    .selectFrom('application')
    .select(field)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return stored?.[field];
}

/** Sets a weight by hand; `edited` replaces the columns that count as corrected. Returns what both were before. */
export async function setApplicationField(
  db: Kysely<Schema>,
  id: number,
  field: 'criticality' | 'reach',
  value: number | null,
  edited?: string[],
): Promise<{ value: number | null; edited: string[] } | undefined> {
  const stored = await db
    .selectFrom('application')
    .select(['criticality', 'reach', 'edited'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!stored) return undefined;
  await db
    .updateTable('application')
    .set((expression) => ({
      [field]: value,
      edited: JSON.stringify(edited ?? [...new Set([...stored.edited, field])]),
      updated_at: new Date(),
      revision: expression('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  return { value: stored[field], edited: stored.edited };
}
