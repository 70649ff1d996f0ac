import type { ColumnMapping } from '@allmende/inventory';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { cancelJob, enqueue } from '#lib/server/jobs/index.ts';
import {
  changesOfImport,
  deleteImport,
  deleteUpload,
  lastStandingImport,
  readImport,
  restoreApplication,
  softDeleteApplications,
  updateImport,
} from './store.ts';

/** Takes a draft over with these column roles: a job does the work. Does nothing for an import that is no draft. */
export async function confirmImport(
  db: Database,
  actor: Actor,
  id: string,
  mapping: ColumnMapping,
): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft') return;
    await updateImport(trx, id, { state: 'running', mapping: JSON.stringify(mapping) });
    await enqueue(trx, {
      kind: 'import-list',
      payload: { importId: id, actor },
      authority: actor.authority,
      idempotencyKey: id,
    });
  });
}

/** Ends a running import; what it had read is forgotten, and nothing of it is in the inventory. */
export async function cancelImport(db: Database, actor: Actor, id: string): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'running') return;
    await cancelJob(trx, 'import-list', id);
    await updateImport(trx, id, { state: 'cancelled', finished_at: new Date() });
  });
}

/** Forgets a draft together with its file. */
export async function discardImport(db: Database, actor: Actor, id: string): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft') return;
    await deleteImport(trx, id);
    if (stored.upload_id !== null) await deleteUpload(trx, stored.upload_id);
  });
}

/**
 * Takes an import back: what it created goes, what it changed gets its former values. Only the newest import can be
 * taken back, because a later one builds on it.
 */
export async function undoImport(db: Database, actor: Actor, id: string): Promise<{ ok: boolean }> {
  return db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'done' || (await lastStandingImport(trx)) !== id) return { ok: false };
    const created: number[] = [];
    for (const { subject, before } of await changesOfImport(trx, id)) {
      const application = Number(subject.split(':')[1]);
      if (before === null) created.push(application);
      else await restoreApplication(trx, application, before as Record<string, unknown>);
    }
    await softDeleteApplications(trx, created);
    await updateImport(trx, id, { state: 'undone', undone_at: new Date() });
    return { ok: true };
  });
}
