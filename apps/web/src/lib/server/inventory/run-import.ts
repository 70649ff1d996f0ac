import type { Interpretation, Match, SoftwareList } from '@allmende/inventory';
import type { Insertable } from 'kysely';
import type { ApplicationTable, Actor, Database, Transaction } from '#lib/server/database/index.ts';
import type { Job, JobContext } from '#lib/server/jobs/index.ts';
import {
  changedFields,
  importedFields,
  sourceKeys,
  type CapabilityByName,
  type ImportedFields,
} from './application-fields.ts';
import { readInWorker } from './list-worker.ts';
import {
  applicationsBySourceKey,
  decisionsInForce,
  foldedDetail,
  insertApplications,
  insertChanges,
  insertImportRows,
  readImport,
  readUpload,
  updateApplication,
  updateImport,
  type NewChange,
  type NewImportRow,
  type StoredApplication,
} from './store.ts';
import { givenList } from './upload-list.ts';

export interface ImportResult {
  added: number;
  changed: number;
  unchanged: number;
  /** Accepted entries by match: certain, doubtful, none. */
  accept: number;
  review: number;
  none: number;
}

/** What an import needs to know beside the list itself. */
export interface Recognition {
  match(name: string, publisher: string | undefined): Match;
  matchKey(name: string): string;
  capabilityByName: CapabilityByName;
}

/** What the job needs: which import, and on whose behalf. */
export interface ImportJob {
  importId: string;
  actor: Actor;
}

type Matched = Pick<
  Insertable<ApplicationTable>,
  'match_key' | 'product_id' | 'match_state' | 'match_score' | 'match_reasons' | 'candidates'
>;

/**
 * The job that takes a confirmed list over: read, match, then write everything in one transaction. It is repeatable:
 * taking the same list over again changes nothing, and an import that was ended before its commit left nothing behind.
 */
export async function runImport(
  { db, payload, signal, report }: JobContext<ImportJob>,
  recognition: Recognition,
): Promise<ImportResult | null> {
  const { importId, actor } = payload;
  const source = await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, importId);
    const upload = stored?.upload_id ? await readUpload(trx, stored.upload_id) : undefined;
    return stored && upload ? { stored, upload } : null;
  });
  if (!source || source.stored.state !== 'running') return null;
  const { stored, upload } = source;
  await report(0, stored.rows, { code: 'read', detail: { done: 0, total: stored.rows } });
  const read = await readInWorker(
    givenList(upload, stored.format, upload.list?.file.sheet),
    stored.mapping ?? {},
    signal,
  );
  if (!read.ok) {
    await fail(db, actor, importId, read.problems);
    return null;
  }
  const { accepted } = read.interpretation;
  const matches: Match[] = [];
  let recognised = 0;
  for (const entry of accepted) {
    const match = recognition.match(entry.name, entry.maker ?? entry.vendor);
    matches.push(match);
    if (match.decision === 'accept') recognised += 1;
    if (matches.length % 500 === 0) {
      await report(matches.length, accepted.length, {
        code: 'match',
        detail: { done: matches.length, total: accepted.length, recognised },
      });
      signal.throwIfAborted();
    }
  }
  await report(accepted.length, accepted.length, {
    code: 'write',
    detail: { done: 0, total: accepted.length },
  });
  signal.throwIfAborted();
  const result = await db.asActor(actor, (trx) =>
    writeImport(trx, actor, importId, read.list, read.interpretation, matches, recognition),
  );
  await db.analyze(['application', 'import_row']);
  return result;
}

/** For the job worker: an import whose job has failed for good is shown as failed instead of running for ever. */
export function markImportFailed(db: Database): (job: Job) => Promise<void> {
  return async (job) => {
    if (job.kind !== 'import-list') return;
    const { importId, actor } = job.payload as ImportJob;
    await fail(db, actor, importId, [{ severity: 'error', code: 'import-failed' }]);
  };
}

async function fail(db: Database, actor: Actor, id: string, problems: unknown[]): Promise<void> {
  await db.asActor(actor, (trx) =>
    updateImport(trx, id, { state: 'failed', finished_at: new Date(), problems: JSON.stringify(problems) }),
  );
}

/** Writes a read and matched list. Exported because a sample town comes in the same way, without a job. */
export async function writeImport(
  trx: Transaction,
  actor: Actor,
  importId: string,
  list: SoftwareList,
  interpretation: Interpretation,
  matches: Match[],
  recognition: Recognition,
): Promise<ImportResult> {
  const { accepted, folded, rejected, problems } = interpretation;
  const existing = await applicationsBySourceKey(trx);
  const decisions = await decisionsInForce(trx);
  const keys = sourceKeys(accepted, recognition.matchKey);
  const result: ImportResult = { added: 0, changed: 0, unchanged: 0, accept: 0, review: 0, none: 0 };
  const inserts: Insertable<ApplicationTable>[] = [];
  const changes: NewChange[] = [];
  const idByKey = new Map<string, number>();

  for (const [index, entry] of accepted.entries()) {
    const key = keys[index] ?? '';
    const match = matches[index];
    if (!match) throw new Error('every accepted entry needs a match');
    const fields = importedFields(entry, recognition.capabilityByName);
    const matched = matchedFields(match, recognition.matchKey(entry.name), decisions);
    count(result, matched);
    const stored = existing.get(key);
    if (!stored) {
      inserts.push({ source_key: key, ...fields, ...matched, first_import: importId, last_import: importId });
      result.added += 1;
      continue;
    }
    idByKey.set(key, stored.id);
    const changed = { ...changedFields(stored, fields, stored.edited), ...changedMatch(stored, matched) };
    if (Object.keys(changed).length === 0) {
      result.unchanged += 1;
      continue;
    }
    result.changed += 1;
    changes.push({
      kind: 'import',
      subject: `application:${stored.id}`,
      before: before(stored, changed),
      after: { import: importId, ...changed },
    });
    await updateApplication(trx, stored.id, { ...changed, last_import: importId });
  }

  for (const [key, id] of await insertApplications(trx, inserts)) {
    idByKey.set(key, id);
    changes.push({ kind: 'import', subject: `application:${id}`, before: null, after: { import: importId } });
  }
  await insertChanges(trx, actor.id, changes);
  await insertImportRows(trx, importId, importRowsOf(list, interpretation, keys, idByKey));
  await updateImport(trx, importId, {
    state: 'done',
    finished_at: new Date(),
    rows: list.file.rows,
    accepted: accepted.length,
    folded: folded.length,
    rejected: rejected.length,
    problems: JSON.stringify([...list.problems, ...problems]),
  });
  return result;
}

function count(result: ImportResult, matched: Matched): void {
  if (matched.match_state === 'review') result.review += 1;
  else if (matched.product_id === null) result.none += 1;
  else result.accept += 1;
}

/** A decision that a person has made about the name outranks the matcher. */
function matchedFields(
  match: Match,
  matchKey: string,
  decisions: Awaited<ReturnType<typeof decisionsInForce>>,
): Matched {
  const decided = decisions.get(matchKey);
  if (decided) {
    return {
      match_key: matchKey,
      product_id: decided.product_id,
      match_state: 'decided',
      match_score: decided.score,
      match_reasons: JSON.stringify(decided.reasons),
      candidates: JSON.stringify(match.candidates),
    };
  }
  return {
    match_key: matchKey,
    product_id: match.decision === 'accept' ? match.product : null,
    match_state: match.decision === 'accept' || match.decision === 'review' ? match.decision : 'new',
    match_score: match.score,
    match_reasons: JSON.stringify(match.reasons),
    candidates: JSON.stringify(match.candidates),
  };
}

/** A match changes only when its outcome does: better scores after an update of the knowledge are no change. */
function changedMatch(stored: StoredApplication, matched: Matched): Partial<Matched> {
  if (stored.match_state === 'decided' && matched.match_state !== 'decided') return {};
  return stored.product_id === matched.product_id && stored.match_state === matched.match_state
    ? {}
    : matched;
}

function before(stored: StoredApplication, changed: object): Record<string, unknown> {
  return Object.fromEntries(
    ['last_import', ...Object.keys(changed)].map((key) => [key, stored[key as keyof StoredApplication]]),
  );
}

function importRowsOf(
  list: SoftwareList,
  { accepted, folded, rejected }: Interpretation,
  keys: string[],
  idByKey: Map<string, number>,
): NewImportRow[] {
  const rawByLine = new Map(list.rows.map((row) => [row.line, row.cells]));
  const idByLine = new Map(
    accepted.map((entry, index) => [entry.line, idByKey.get(keys[index] ?? '') ?? null]),
  );
  const row = (line: number, rest: Partial<NewImportRow>): NewImportRow => ({
    line,
    raw: rawByLine.get(line) ?? [],
    outcome: 'accepted',
    reason: null,
    detail: null,
    applicationId: idByLine.get(line) ?? null,
    ...rest,
  });
  return [
    ...accepted.map(({ line }) => row(line, {})),
    ...folded.map((item) =>
      row(item.line, {
        outcome: 'folded',
        reason: item.kind,
        detail: foldedDetail(item),
        applicationId: item.into === undefined ? null : (idByLine.get(item.into) ?? null),
      }),
    ),
    ...rejected.map(({ line, reason, detail }) =>
      row(line, { outcome: 'rejected', reason, detail: detail ?? null }),
    ),
  ];
}

export type { ImportedFields };
