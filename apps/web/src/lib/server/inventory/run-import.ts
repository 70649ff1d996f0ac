import type { Entry, Interpretation, Match, SoftwareList } from '@allmende/inventory';
import type { Insertable } from 'kysely';
import type { ApplicationTable, Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { noteChange, withAudit } from '#lib/server/audit/index.ts';
import type { Job, JobContext } from '#lib/server/jobs/index.ts';
import { changedFields, importedFields, sourceKeys, type CapabilityByName } from './application-fields.ts';
import { readInWorker } from './list-worker.ts';
import {
  applicationsBySourceKey,
  insertApplications,
  updateApplication,
  type StoredApplication,
} from './store/applications.ts';
import { insertChanges, type NewChange } from './store/changes.ts';
import { decisionsInForce } from './store/decisions.ts';
import {
  foldedDetail,
  insertImportRows,
  keptSheets,
  moveImport,
  readImport,
  takesListsIn,
  type NewImportRow,
} from './store/imports.ts';

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

/** Who started a job, as far as the job needs to know. */
export interface JobActor extends Actor {
  /** Set when a person of a provider acts for the authority. */
  mandate?: { id: number; provider: number } | null;
}

/** What the job needs: which import, and on whose behalf. */
export interface ImportJob {
  importId: string;
  actor: JobActor;
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
  const { importId } = payload;
  const source = await db.asActor(payload.actor, async (trx) => {
    const stored = await readImport(trx, importId);
    if (stored?.state !== 'running') return null;
    const kept = await keptSheets(trx, stored);
    return kept && { stored, kept };
  });
  if (!source) return null;
  const { stored, kept } = source;
  // A list comes into one authority. What its predecessors hold stays as it is, also where the person reaches it.
  const owner = stored.authority_id;
  const actor = { ...payload.actor, authority: owner, authorities: [owner] };
  await report(0, stored.rows, { code: 'read', detail: { done: 0, total: stored.rows } });
  const read = await readInWorker(kept, stored.mapping ?? {}, { authority: owner, signal });
  if (!('list' in read)) {
    await fail(db, payload, read.problems);
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
  const result = await inLog(payload, () =>
    db.asActor(actor, async (trx) => {
      if (!(await takesListsIn(trx, owner))) return 'ended' as const;
      const came = await writeImport(
        trx,
        actor,
        importId,
        read.list,
        read.interpretation,
        matches,
        recognition,
      );
      if (came) noteChange(trx, { subject: `import:${importId}`, before: null, after: came });
      return came;
    }),
  );
  if (result === 'ended') {
    await fail(db, payload, [{ severity: 'error', code: 'authority-ended' }]);
    return null;
  }
  await db.analyze(['application', 'import_row']);
  return result;
}

/** For the job worker: an import whose job has failed for good is shown as failed instead of running for ever. */
export function markImportFailed(db: Database): (job: Job) => Promise<void> {
  return async (job) => {
    if (job.kind !== 'import-list') return;
    await fail(db, job.payload as ImportJob, [{ severity: 'error', code: 'import-failed' }]);
  };
}

async function fail(db: Database, job: ImportJob, problems: unknown[]): Promise<void> {
  const failed = {
    state: 'failed' as const,
    finished_at: new Date(),
    problems: JSON.stringify(problems),
  };
  await inLog(job, () =>
    db.asActor(job.actor, async (trx) => {
      const authority = await moveImport(trx, job.importId, 'running', failed);
      if (authority === null) return;
      const subject = `import:${job.importId}`;
      noteChange(trx, { subject, before: null, after: { state: 'failed' }, authority });
    }),
  );
}

/** The log tells what the job did as done by the person who started it. */
function inLog<T>({ importId, actor }: ImportJob, work: () => Promise<T>): Promise<T> {
  const context = {
    account: actor.id,
    via: 'job',
    authority: actor.authority,
    mandate: actor.mandate ?? null,
    operation: 'job import-list',
    subject: `import:${importId}`,
    network: null,
    requestId: null,
  };
  return withAudit(context, work);
}

/**
 * Writes a read and matched list; null when the import was cancelled meanwhile. Exported because a sample town comes in
 * the same way, without a job.
 */
export async function writeImport(
  trx: Transaction,
  actor: Actor,
  importId: string,
  list: SoftwareList,
  interpretation: Interpretation,
  matches: Match[],
  recognition: Recognition,
): Promise<ImportResult | null> {
  const decisions = await decisionsInForce(trx);
  const decidedAway = (entry: Entry): boolean =>
    decisions.get(recognition.matchKey(entry.name))?.decision === 'folded';
  const entries = interpretation.accepted.map((entry, index) => ({ entry, match: matches[index] }));
  const accepted = entries.filter(({ entry }) => !decidedAway(entry));
  const away = entries.flatMap(({ entry }) => (decidedAway(entry) ? [entry] : []));
  const finished = await moveImport(trx, importId, 'running', {
    state: 'done',
    finished_at: new Date(),
    rows: list.file.rows,
    accepted: accepted.length,
    folded: interpretation.folded.length + away.length,
    rejected: interpretation.rejected.length,
    problems: JSON.stringify([...list.problems, ...interpretation.problems]),
  });
  if (finished === null) return null;
  const existing = await applicationsBySourceKey(trx);
  const keys = sourceKeys(
    accepted.map(({ entry }) => entry),
    recognition.matchKey,
  );
  const result: ImportResult = { added: 0, changed: 0, unchanged: 0, accept: 0, review: 0, none: 0 };
  const inserts: Insertable<ApplicationTable>[] = [];
  const changes: NewChange[] = [];
  const idByKey = new Map<string, number>();

  for (const [index, { entry, match }] of accepted.entries()) {
    const key = keys[index] ?? '';
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
  const idByLine = new Map(
    accepted.map(({ entry }, index) => [entry.line, idByKey.get(keys[index] ?? '') ?? null]),
  );
  await insertImportRows(trx, importId, importRowsOf(list, interpretation, idByLine, away));
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
  { folded, rejected }: Interpretation,
  idByLine: Map<number, number | null>,
  away: Entry[],
): NewImportRow[] {
  const rawByLine = new Map(list.rows.map((row) => [row.line, row.cells]));
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
    ...[...idByLine.keys()].map((line) => row(line, {})),
    ...folded.map((item) =>
      row(item.line, {
        outcome: 'folded',
        reason: item.kind,
        detail: foldedDetail(item),
        applicationId: item.into === undefined ? null : (idByLine.get(item.into) ?? null),
      }),
    ),
    ...away.map(({ line, name }) => row(line, { outcome: 'folded', reason: 'decided', detail: { name } })),
    ...rejected.map(({ line, reason, detail }) =>
      row(line, { outcome: 'rejected', reason, detail: detail ?? null }),
    ),
  ];
}
