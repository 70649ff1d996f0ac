import type { MeasuredApplication } from '@allmende/sovereignty';
import type { Insertable, Kysely } from 'kysely';
import type { AnswerTable, Schema } from '#lib/server/database/index.ts';

/** Applications by the town's own id. */
export async function idsByExternalId(db: Kysely<Schema>): Promise<Map<string | null, number>> {
  const stored = await db.selectFrom('application').select(['id', 'external_id']).execute();
  return new Map(stored.map(({ id, external_id }) => [external_id, id]));
}

/** Answers are keyed by the town's own id of the application, which the list carries too. */
export async function saveSampleAnswers(
  db: Kysely<Schema>,
  applications: MeasuredApplication[],
): Promise<void> {
  const idByExternal = await idsByExternalId(db);
  const rows: Insertable<AnswerTable>[] = [];
  for (const application of applications) {
    const id = idByExternal.get(application.id);
    if (id === undefined)
      throw new Error(`the sample answers name an application that the list lacks: ${application.id}`);
    const { criticality, reach } = application;
    const set = {
      ...(criticality === 'unknown' ? {} : { criticality }),
      ...(reach === 'unknown' ? {} : { reach }),
    };
    if (Object.keys(set).length > 0)
      await db.updateTable('application').set(set).where('id', '=', id).execute();
    for (const [variable, answer] of Object.entries(application.answers)) {
      const known = typeof answer.value === 'number';
      rows.push({
        application_id: id,
        variable: variable as AnswerTable['variable'],
        value: known ? (answer.value as number) : null,
        state: known ? 'known' : (answer.value as 'unknown' | 'n/a'),
        grade: answer.grade ?? null,
        answered_on: answer.date ?? null,
        evidence: answer.evidence ?? null,
        answered_by: 'sample',
      });
    }
  }
  for (let start = 0; start < rows.length; start += 500)
    await db
      .insertInto('answer')
      .values(rows.slice(start, start + 500))
      .execute();
}
