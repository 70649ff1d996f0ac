import { z } from 'zod';
import { texts } from '#lib/i18n/index.ts';
import { addressBucket, sendMail, spendAttempt } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import {
  countReportsSince,
  deleteReport,
  insertReport,
  selectReports,
  selectTextsOf,
  type ProblemReport,
} from './store.ts';

/** More than this many an hour are no reports; then the page shows the contact alone. */
const hourly = 200;
const shown = 200;

const report = z.object({
  kind: z.enum(['accessibility', 'content', 'other']),
  message: z.string().trim().min(10).max(5000),
  page: z.string().trim().max(500),
  replyTo: z.literal('').or(z.email().max(254)),
});

export type ReportOutcome =
  | { ok: true; id: number }
  | { ok: false; problem: 'fields'; fields: string[] }
  | { ok: false; problem: 'too-many' }
  /** This network has sent several already; `retryAfter` is in seconds. */
  | { ok: false; problem: 'too-often'; retryAfter: number };

/**
 * Keeps a report for the operator and, where the instance sends mail and the operator has named an e-mail address, puts
 * it into a mail as well.
 *
 * @param from limits how many one network sends; null where the program is reached from its own computer only
 * @example await reportProblem(db, { kind: 'accessibility', message, page, replyTo: '' }, { mails: false, from: null });
 */
export async function reportProblem(
  db: Database,
  given: Record<string, unknown>,
  { mails, from }: { mails: boolean; from: { secret: string; address: string } | null },
): Promise<ReportOutcome> {
  const parsed = report.safeParse(given);
  if (!parsed.success)
    return { ok: false, problem: 'fields', fields: parsed.error.issues.map(({ path }) => String(path[0])) };
  const { kind, message, page, replyTo } = parsed.data;
  if (from) {
    const bucket = addressBucket(from.secret, 'problem report by address', from.address);
    const spent = await spendAttempt(db, [bucket]);
    if (!spent.ok) return { ...spent, problem: 'too-often' };
  }
  return db.asOperator<ReportOutcome>(async (trx) => {
    if ((await countReportsSince(trx, new Date(Date.now() - 3_600_000))) >= hourly)
      return { ok: false, problem: 'too-many' };
    const id = await insertReport(trx, { kind, message, page: page || null, reply_to: replyTo || null });
    noteChange(trx, { subject: `problem-report:${id}`, before: null, after: { kind } });
    if (mails) await tellOperator(trx, id, parsed.data);
    return { ok: true, id };
  });
}

async function tellOperator(trx: Transaction, id: number, given: z.infer<typeof report>): Promise<void> {
  const [contact] = await selectTextsOf(trx, 'contact');
  if (!contact || contact.body.startsWith('https:')) return;
  const t = texts('de').legal;
  const lines = [
    t.problem.kinds[given.kind],
    ...(given.page ? [`${t.problem.page} ${given.page}`] : []),
    ...(given.replyTo ? [`${t.site.answerTo} ${given.replyTo}`] : []),
  ];
  await sendMail(trx, {
    to: { email: contact.body, name: '' },
    subject: t.problem.mailSubject,
    text: `${lines.join('\n')}\n\n${given.message}\n`,
    key: `problem-report:${id}`,
  });
}

/** The newest reports, for the operator. */
export async function problemReports(db: Database): Promise<ProblemReport[]> {
  return db.asOperator((trx) => selectReports(trx, shown));
}

/** Deletes a report that has been dealt with. */
export async function settleReport(db: Database, id: number): Promise<void> {
  await db.asOperator(async (trx) => {
    noteChange(trx, { subject: `problem-report:${id}`, before: {}, after: null });
    await deleteReport(trx, id);
  });
}
