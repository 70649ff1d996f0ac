import {
  nameOfFormat,
  type ColumnReadings,
  type ColumnRole,
  type Entry,
  type FoldedRow,
  type ListFormat,
  type Problem,
} from '@allmende/inventory';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { Actor, Database, ImportState, MappingOrigin } from '#lib/server/database/index.ts';
import { jobOf } from '#lib/server/jobs/index.ts';
import { describeColumnReason } from './column-reason.ts';
import { offersFor, type OfferedMapping } from './confirmed-mappings.ts';
import { describeProblem } from './describe-problem.ts';
import { describeReading, type ReadingTone } from './describe-reading.ts';
import { shownGroup, shownProblems, type ShownProblem } from './shown-problems.ts';
import type { ImportResult } from './write-import.ts';
import { importRows, newestImports, readImport, readPreview, rejectedKinds } from './store/imports.ts';

export interface ImportSummary {
  id: string;
  fileName: string;
  state: ImportState;
  rows: number;
  createdAt: string;
}

export async function listImports(db: Database, actor: Actor): Promise<ImportSummary[]> {
  const imports = await db.asActor(actor, (trx) => newestImports(trx, 50));
  return imports.map((stored) => ({
    id: stored.id,
    fileName: stored.file_name,
    state: stored.state,
    rows: stored.rows,
    createdAt: stored.created_at.toISOString(),
  }));
}

/** What the reader folds, and what a person has decided to be no application of its own or has removed. */
type FoldedKind = FoldedRow['kind'] | 'decided' | 'removed';

export interface ImportView extends ImportSummary {
  format: string;
  /** As people write it; null for a workbook, which has but one. */
  encoding: string | null;
  sheet: string | null;
  sheets: string[];
  counts: { accepted: number; folded: number; rejected: number };
  columns: { index: number; header: string; role: ColumnRole | null; why: string; samples: string[] }[];
  sample: { line: number; name: string; reading: { role: ColumnRole; text: string }[] }[];
  /** Where the meaning of the columns comes from; null where it is guessed or chosen by hand. */
  origin: MappingOrigin | null;
  /** Other mappings that fit this list. */
  offers: OfferedMapping[];
  readings: ShownReadings[];
  problems: string[];
  /** The same by kind. */
  notes: ShownProblem[];
  /** Why rows are, or will be, left out, by kind. */
  rejections: ShownProblem[];
  rejected: { line: number; reason: string; raw: string }[];
  folded: { line: number; name: string; kind: FoldedKind; into: number | null }[];
  job: { progress: number; total: number | null; message: ImportProgress | null } | null;
  result: ImportResult | null;
}

/** The readings of one column in words. */
export type ShownReadings = Omit<ColumnReadings, 'values'> & {
  values: { raw: string; text: string; tone: ReadingTone; rows: number; line: number }[];
};

export type ImportProgress = {
  phase: 'read' | 'match' | 'write';
  done: number;
  total: number;
  recognised: number;
};

/** One import as its page shows it: the draft to confirm, the progress, or what came of it. Null when there is none. */
export async function viewImport(
  db: Database,
  actor: Actor,
  id: string,
  { language, all }: { language: Language; all: boolean },
): Promise<ImportView | null> {
  const limit = all ? 100_000 : 50;
  const found = await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (!stored) return null;
    const finished = stored.state === 'done' || stored.state === 'undone';
    const preview = stored.upload_id === null ? null : await readPreview(trx, stored.upload_id);
    return {
      stored,
      preview,
      offers: stored.state === 'draft' && preview ? await offersFor(trx, preview, stored.mapping_origin) : [],
      rejections: finished ? await rejectedKinds(trx, id) : (preview?.rejections ?? []),
      rejected: finished ? await importRows(trx, id, 'rejected', limit) : [],
      folded: finished ? await importRows(trx, id, 'folded', limit) : [],
      job: stored.state === 'draft' ? null : await jobOf(trx, 'import-list', id),
    };
  });
  if (!found) return null;
  const { stored, preview, job } = found;
  const columns = preview?.columns ?? [];
  const describe = (problem: Problem): string => describeProblem(problem, language);
  return {
    id: stored.id,
    fileName: stored.file_name,
    // The job writes its result a moment after the import is done: a page that looked in between would stay without.
    state: stored.state === 'done' && job?.state === 'running' ? 'running' : stored.state,
    rows: stored.rows,
    createdAt: stored.created_at.toISOString(),
    format: preview?.file.tool ?? nameOfFormat(stored.format as ListFormat),
    encoding: isWorkbook(stored.format) ? null : nameOfEncoding(stored.encoding),
    sheet: preview?.file.sheet ?? null,
    sheets: preview?.file.sheets ?? [],
    counts: { accepted: stored.accepted, folded: stored.folded, rejected: stored.rejected },
    columns:
      preview?.columns.map(({ index, header, role, reasons, samples }) => ({
        index,
        header,
        role,
        samples,
        why: reasons.map((reason) => describeColumnReason(reason, language)).join('; '),
      })) ?? [],
    sample:
      preview?.sample.map((entry) => ({
        line: entry.line,
        name: entry.name,
        reading: reading(entry, language),
      })) ?? [],
    origin: stored.mapping_origin,
    offers: found.offers,
    readings: shownReadings(preview?.readings ?? [], language),
    problems: stored.problems.map(describe),
    notes: shownProblems(stored.problems, columns, language),
    rejections: found.rejections.map((group) => shownGroup(group, columns, language)),
    rejected: found.rejected.map(({ line, raw, reason, detail }) => ({
      line,
      // The line stands in a column of its own.
      reason: describe({ severity: 'error', code: reason ?? '', ...(detail ? { detail } : {}) }),
      raw: raw.filter((cell) => cell !== '').join(' · '),
    })),
    folded: found.folded.map(({ line, reason, detail }) => ({
      line,
      name: String(detail?.['name'] ?? ''),
      kind: reason as FoldedKind,
      into: typeof detail?.['into'] === 'number' ? detail['into'] : null,
    })),
    job: job
      ? {
          progress: job.progress,
          total: job.total,
          message: job.message
            ? ({ phase: job.message.code, ...job.message.detail } as ImportProgress)
            : null,
        }
      : null,
    result: (job?.result as ImportResult | null) ?? null,
  };
}

const isWorkbook = (format: string): boolean => format === 'xlsx' || format === 'ods';

function nameOfEncoding(encoding: string | null): string | null {
  return encoding && (encoding.startsWith('windows') ? encoding.replace('w', 'W') : encoding.toUpperCase());
}

function shownReadings(readings: readonly ColumnReadings[], language: Language): ShownReadings[] {
  return readings.map(({ values, ...column }) => ({
    ...column,
    values: values.map(({ raw, reading, rows, line }) => ({
      raw,
      rows,
      line,
      ...describeReading(reading, language),
    })),
  }));
}

/** The values of an entry as they were understood, so that a misread date is noticed before it is saved. */
function reading(entry: Entry, language: Language): { role: ColumnRole; text: string }[] {
  const format = formatter(language);
  const parts: [ColumnRole, string | undefined][] = [
    ['version', entry.version],
    ['maker', entry.maker],
    ['vendor', entry.vendor],
    ['department', entry.department],
    ['capability', entry.capability],
    ['users', entry.users === undefined ? undefined : format.integer(entry.users)],
    ['installations', entry.installations === undefined ? undefined : format.integer(entry.installations)],
    ['criticality', entry.criticality === undefined ? undefined : String(entry.criticality)],
    ['contract-end', entry.contractEnd === undefined ? undefined : format.date(entry.contractEnd)],
    [
      'notice-period',
      entry.noticeMonths === undefined ? undefined : monthsText(entry.noticeMonths, language),
    ],
    ['cost', costText(entry, language)],
  ];
  return parts.flatMap(([role, text]) => (text === undefined ? [] : [{ role, text }]));
}

function costText({ costCents, costCurrency }: Entry, language: Language): string | undefined {
  if (costCents === undefined) return undefined;
  const format = formatter(language);
  return costCurrency === undefined
    ? format.money(costCents)
    : texts(language).importWizard.readings.foreign(format.decimal(costCents / 100, 2), costCurrency);
}

function monthsText(months: number, language: Language): string {
  if (language === 'de') return months === 1 ? '1 Monat' : `${months} Monate`;
  return months === 1 ? '1 month' : `${months} months`;
}
