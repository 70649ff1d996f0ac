import { z } from 'zod';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import {
  countReportsSince,
  deleteReport,
  deleteReportsBefore,
  insertReport,
  selectReports,
  type ProblemReport,
} from './store.ts';

/** More than this many an hour are no reports; then the page shows the contact alone. */
const hourly = 30;
/** Days after which a report is deleted, answered or not: it may name a person. */
const keptDays = 180;
const shown = 200;

const report = z.object({
  kind: z.enum(['accessibility', 'content', 'other']),
  message: z.string().trim().min(10).max(5000),
  page: z.string().trim().max(500),
  replyTo: z.literal('').or(z.email().max(254)),
});

/** A report as the operator is told of it. */
export type NewReport = z.infer<typeof report>;

export type ReportOutcome =
  | { ok: true; id: number }
  | { ok: false; problem: 'fields'; fields: string[] }
  | { ok: false; problem: 'too-many' };

/**
 * Keeps a report for the operator and, where mail is set up, has `deliver` send it in the same transaction.
 *
 * @example await reportProblem(db, { kind: 'accessibility', message, page: '/report', replyTo: '' }, null);
 */
export async function reportProblem(
  db: Database,
  given: Record<string, unknown>,
  deliver: ((trx: Transaction, report: NewReport, id: number) => Promise<void>) | null,
): Promise<ReportOutcome> {
  const parsed = report.safeParse(given);
  if (!parsed.success)
    return { ok: false, problem: 'fields', fields: parsed.error.issues.map(({ path }) => String(path[0])) };
  const { kind, message, page, replyTo } = parsed.data;
  return db.asOperator<ReportOutcome>(async (trx) => {
    if ((await countReportsSince(trx, new Date(Date.now() - 3_600_000))) >= hourly)
      return { ok: false, problem: 'too-many' };
    const id = await insertReport(trx, { kind, message, page: page || null, reply_to: replyTo || null });
    await deliver?.(trx, parsed.data, id);
    return { ok: true, id };
  });
}

/** The newest reports, for the operator. */
export async function problemReports(db: Database): Promise<ProblemReport[]> {
  return db.asOperator((trx) => selectReports(trx, shown));
}

/** Deletes a report that has been dealt with. */
export async function settleReport(db: Database, id: number): Promise<void> {
  await db.asOperator((trx) => deleteReport(trx, id));
}

/** Deletes reports that are older than half a year. */
export async function forgetOldReports(db: Database): Promise<void> {
  await db.asOperator((trx) => deleteReportsBefore(trx, new Date(Date.now() - keptDays * 86_400_000)));
}
