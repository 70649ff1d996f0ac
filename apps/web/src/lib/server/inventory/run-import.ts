import type { Actor, Database } from '#lib/server/database/index.ts';
import { noteChange, withAudit } from '#lib/server/audit/index.ts';
import type { Job, JobContext } from '#lib/server/jobs/index.ts';
import { readInWorker } from './list-worker.ts';
import { matchEntries, recogniseOnce } from './match-entries.ts';
import { keptSheets, moveImport, readImport, takesListsIn } from './store/imports.ts';
import type { Recognition } from './recognition.ts';
import { ChangedMeanwhile, writeImport, type ImportResult } from './write-import.ts';

export type { ImportResult, Recognition };

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
  const matches = await matchEntries(accepted, recogniseOnce(recognition), async (done, recognised) => {
    await report(done, accepted.length, {
      code: 'match',
      detail: { done, total: accepted.length, recognised },
    });
    signal.throwIfAborted();
  });
  await report(accepted.length, accepted.length, {
    code: 'write',
    detail: { done: 0, total: accepted.length },
  });
  signal.throwIfAborted();
  const result = await inLog(payload, () =>
    whileOthersWrite(() =>
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
    ),
  );
  if (result === 'ended') {
    await fail(db, payload, [{ severity: 'error', code: 'authority-ended' }]);
    return null;
  }
  await db.analyze(['application', 'import_row', 'sighting']);
  return result;
}

/** A person may save an application between reading and writing it; three in a row do not. */
async function whileOthersWrite<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === 3) throw error;
    }
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
