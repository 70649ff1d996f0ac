import type { Language } from '#lib/i18n/index.ts';
import { everyIdentity, type Identity } from '#lib/server/accounts/index.ts';
import { underMandate } from '#lib/server/audit/index.ts';
import type {
  BatchTown,
  Database,
  ImportState,
  LeftOutRow,
  Transaction,
} from '#lib/server/database/index.ts';
import { jobOf } from '#lib/server/jobs/index.ts';
import { isUuid } from './confirmed-mappings.ts';
import { fileOfRows, type WrittenFile } from './rejected-rows.ts';
import type { ImportResult } from './run-import.ts';
import { newestBatches, readBatch } from './store/batches.ts';
import { readImport } from './store/imports.ts';
import { undoImport } from './undo-import.ts';

export interface BatchView {
  id: string;
  fileName: string;
  createdAt: string;
  towns: (BatchTown & {
    /** Null where the person does not act for the town any more. */
    state: ImportState | null;
    result: ImportResult | null;
  })[];
  leftOut: LeftOutRow[];
}

/** What came of a list of several towns, as far as the person still acts for them. */
export async function viewBatch(db: Database, identity: Identity, id: string): Promise<BatchView | null> {
  const stored = isUuid(id) ? await db.asActor(identity, (trx) => readBatch(trx, id)) : undefined;
  if (!stored) return null;
  const identities = await everyIdentity(db, identity);
  const towns: BatchView['towns'] = [];
  for (const town of stored.towns) {
    const acting = identities.get(town.authority);
    const seen = acting?.permissions.has('inventory:read')
      ? await db.asActor(acting, (trx) => outcomeOf(trx, town.import))
      : null;
    towns.push({ ...town, state: seen?.state ?? null, result: seen?.result ?? null });
  }
  return {
    id: stored.id,
    fileName: stored.file_name,
    createdAt: stored.created_at.toISOString(),
    towns,
    leftOut: stored.left_out,
  };
}

async function outcomeOf(trx: Transaction, id: string) {
  const stored = await readImport(trx, id);
  if (!stored) return null;
  const job = await jobOf(trx, 'import-list', id);
  const state = stored.state === 'done' && job?.state === 'running' ? 'running' : stored.state;
  return { state, result: (job?.result as ImportResult | null) ?? null };
}

/** Takes one town's import of a batch back, in that town; false where the person may not, or a later one builds on it. */
export async function undoTown(
  db: Database,
  identity: Identity,
  id: string,
  authority: number,
): Promise<boolean> {
  const stored = isUuid(id) ? await db.asActor(identity, (trx) => readBatch(trx, id)) : undefined;
  const town = stored?.towns.find((each) => each.authority === authority);
  const acting = (await everyIdentity(db, identity)).get(authority);
  if (!town || !acting?.permissions.has('inventory:import')) return false;
  const undone = await underMandate(acting.mandate, () => undoImport(db, acting, town.import));
  return undone.ok;
}

/** The rows of a batch that belong to no town which the person acts for, as a file like the list; null where none are. */
export async function leftOutRows(
  db: Database,
  identity: Identity,
  id: string,
  language: Language,
): Promise<WrittenFile | null> {
  const stored = isUuid(id) ? await db.asActor(identity, (trx) => readBatch(trx, id)) : undefined;
  if (!stored || stored.left_out.length === 0) return null;
  const rows = stored.left_out.map((row) => ({ ...row, detail: null }));
  return fileOfRows(stored.list, rows, language);
}

/** Lists of several towns that were uploaded here, newest first. */
export async function listBatches(
  db: Database,
  identity: Identity,
): Promise<{ id: string; fileName: string; towns: number; createdAt: string }[]> {
  const batches = await db.asActor(identity, (trx) => newestBatches(trx, 20));
  return batches.map(({ id, file_name, towns, created_at }) => ({
    id,
    fileName: file_name,
    towns: towns.length,
    createdAt: created_at.toISOString(),
  }));
}
