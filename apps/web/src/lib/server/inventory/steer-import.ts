import type { ColumnMapping } from '@allmende/inventory';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, ImportState, Transaction } from '#lib/server/database/index.ts';
import { cancelJob, enqueue } from '#lib/server/jobs/index.ts';
import type { JobActor } from './run-import.ts';
import {
  applicationsById,
  restoreApplication,
  softDeleteApplications,
  type StoredApplication,
} from './store/applications.ts';
import { changesOfImport } from './store/changes.ts';
import {
  deleteImport,
  deleteOldDrafts,
  deleteUpload,
  lastStandingImport,
  moveImport,
  readImport,
  type StoredImport,
} from './store/imports.ts';

/** Takes a draft over with these column roles: a job does the work. Does nothing for an import that is no draft. */
export async function confirmImport(
  db: Database,
  actor: JobActor,
  id: string,
  mapping: ColumnMapping,
): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const confirmed = { state: 'running' as const, mapping: JSON.stringify(mapping) };
    const owner = await moveImport(trx, id, 'draft', confirmed);
    if (owner === null) return;
    noteState(trx, { id, authority_id: owner }, 'draft', 'running');
    const { authority, authorities } = actor;
    const mandate = actor.mandate ? { id: actor.mandate.id, provider: actor.mandate.provider } : null;
    await enqueue(trx, {
      kind: 'import-list',
      // The queue keeps no name of a person, only the account.
      payload: { importId: id, actor: { id: actor.id, name: '', authority, authorities, mandate } },
      authority: actor.authority,
      idempotencyKey: id,
    });
  });
}

/** Ends a running import; what it had read is forgotten, and nothing of it is in the inventory. */
export async function cancelImport(db: Database, actor: Actor, id: string): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const owner = await moveImport(trx, id, 'running', { state: 'cancelled', finished_at: new Date() });
    if (owner === null) return;
    noteState(trx, { id, authority_id: owner }, 'running', 'cancelled');
    await cancelJob(trx, 'import-list', id);
  });
}

/** Forgets a draft together with what was read of its file. */
export async function discardImport(db: Database, actor: Actor, id: string): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft') return;
    noteState(trx, stored, 'draft', null);
    await deleteImport(trx, id);
    if (stored.upload_id !== null) await deleteUpload(trx, stored.upload_id);
  });
}

/**
 * Takes an import back: what it created goes, what it changed gets its former values, and what a person has corrected
 * or decided since stays. Only the newest import can be taken back, because a later one builds on it.
 */
export async function undoImport(db: Database, actor: Actor, id: string): Promise<{ ok: boolean }> {
  return db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (!stored || (await lastStandingImport(trx, stored.authority_id)) !== id) return { ok: false };
    const undone = { state: 'undone' as const, undone_at: new Date() };
    if ((await moveImport(trx, id, 'done', undone)) === null) return { ok: false };
    noteState(trx, stored, 'done', 'undone');
    const changes = (await changesOfImport(trx, id)).map(({ subject, before, after }) => ({
      application: Number(subject.split(':')[1]),
      before: before as Record<string, unknown> | null,
      after: after as Record<string, unknown>,
    }));
    const created = changes.flatMap(({ application, before }) => (before === null ? [application] : []));
    const touched = await applicationsById(
      trx,
      changes.map(({ application }) => application),
    );
    const byId = new Map(touched.map((stored) => [stored.id, stored]));
    for (const { application, before, after } of changes) {
      const stored = byId.get(application);
      if (before && stored) await restoreApplication(trx, application, stillStanding(stored, before, after));
    }
    await softDeleteApplications(trx, created);
    return { ok: true };
  });
}

/** For the log; null is an import that is no more. */
function noteState(
  trx: Transaction,
  { id, authority_id: authority }: Pick<StoredImport, 'id' | 'authority_id'>,
  before: ImportState,
  after: ImportState | null,
): void {
  const subject = `import:${id}`;
  noteChange(trx, { subject, before: { state: before }, after: after && { state: after }, authority });
}

/** The former values of those fields that are still as the import left them. */
function stillStanding(
  stored: StoredApplication,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const decidedSince = stored.match_state === 'decided' && after['match_state'] !== 'decided';
  const standing = Object.entries(before).filter(([column]) => {
    if (column === 'last_import') return true;
    if (matchColumns.has(column)) return !decidedSince;
    return stored[column as keyof StoredApplication] === after[column];
  });
  return Object.fromEntries(standing);
}

const matchColumns = new Set([
  'match_key',
  'product_id',
  'match_state',
  'match_score',
  'match_reasons',
  'candidates',
]);

/** Forgets what was uploaded and not confirmed within a day. For the operator, every night. */
export async function forgetOldDrafts(db: Database): Promise<void> {
  await db.asOperator((trx) => deleteOldDrafts(trx));
}
