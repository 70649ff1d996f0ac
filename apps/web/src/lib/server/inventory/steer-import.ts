import type { ColumnMapping } from '@allmende/inventory';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, ImportState, Transaction } from '#lib/server/database/index.ts';
import { cancelJob, enqueue } from '#lib/server/jobs/index.ts';
import { rememberMapping } from './confirmed-mappings.ts';
import { chosenColumns, type DraftChoices } from './choose-for-draft.ts';
import type { JobActor } from './run-import.ts';
import {
  deleteImport,
  deleteOldDrafts,
  deleteUpload,
  moveImport,
  previewOfImport,
  readImport,
  type StoredImport,
} from './store/imports.ts';

/** Takes a draft over with these column roles: a job does the work. Does nothing for an import that is no draft. */
export async function confirmImport(
  db: Database,
  actor: JobActor,
  id: string,
  mapping: ColumnMapping,
  choices: DraftChoices | null = null,
): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const confirmed = {
      state: 'running' as const,
      mapping: JSON.stringify(mapping),
      ...(choices && (await chosenColumns(trx, id, choices))),
    };
    const owner = await moveImport(trx, id, 'draft', confirmed);
    if (owner === null) return;
    noteState(trx, { id, authority_id: owner }, 'draft', 'running');
    const confirmedList = await previewOfImport(trx, id);
    if (confirmedList) await rememberMapping(trx, confirmedList, mapping, actor.id);
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

/** For the log; null is an import that is no more. */
export function noteState(
  trx: Transaction,
  { id, authority_id: authority }: Pick<StoredImport, 'id' | 'authority_id'>,
  before: ImportState,
  after: ImportState | null,
): void {
  const subject = `import:${id}`;
  noteChange(trx, { subject, before: { state: before }, after: after && { state: after }, authority });
}

/** Forgets what was uploaded and not confirmed within a day. For the operator, every night. */
export async function forgetOldDrafts(db: Database): Promise<void> {
  await db.asOperator((trx) => deleteOldDrafts(trx));
}
