import type { Selectable } from 'kysely';
import type { ProblemReportTable, SiteTextTable, Transaction } from '#lib/server/database/index.ts';

export type StoredText = Pick<Selectable<SiteTextTable>, 'key' | 'language' | 'body'>;
export type ProblemReport = Selectable<ProblemReportTable>;

export async function selectTexts(trx: Transaction): Promise<StoredText[]> {
  return trx.selectFrom('site_text').select(['key', 'language', 'body']).execute();
}

export async function selectTextsOf(trx: Transaction, key: StoredText['key']): Promise<StoredText[]> {
  return trx
    .selectFrom('site_text')
    .select(['key', 'language', 'body'])
    .where('key', '=', key)
    .orderBy('language')
    .execute();
}

export async function writeText(trx: Transaction, text: StoredText, by: string): Promise<void> {
  await trx
    .insertInto('site_text')
    .values({ ...text, updated_by: by })
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'language'])
        .doUpdateSet({ body: text.body, updated_by: by, updated_at: new Date() }),
    )
    .execute();
}

export async function deleteText(
  trx: Transaction,
  { key, language }: Omit<StoredText, 'body'>,
): Promise<void> {
  await trx.deleteFrom('site_text').where('key', '=', key).where('language', '=', language).execute();
}

export async function insertReport(
  trx: Transaction,
  report: Pick<ProblemReport, 'kind' | 'message' | 'page' | 'reply_to'>,
): Promise<number> {
  const { id } = await trx
    .insertInto('problem_report')
    .values(report)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function countReportsSince(trx: Transaction, moment: Date): Promise<number> {
  const { count } = await trx
    .selectFrom('problem_report')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('created_at', '>=', moment)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function selectReports(trx: Transaction, limit: number): Promise<ProblemReport[]> {
  return trx.selectFrom('problem_report').selectAll().orderBy('id', 'desc').limit(limit).execute();
}

export async function deleteReport(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('problem_report').where('id', '=', id).execute();
}
