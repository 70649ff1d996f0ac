import { resolve } from 'node:path';
import { indexKnowledge, matchTargets, readKnowledge, type KnowledgeIndex } from '@allmende/knowledge';
import { afterAll, beforeAll } from 'vitest';
import {
  openDatabase,
  type Actor,
  type ApplicationTable,
  type Database,
} from '#lib/server/database/index.ts';
import {
  confirmImport,
  recognitionFrom,
  runImport,
  uploadList,
  type ImportResult,
  type Recognition,
} from '#lib/server/inventory/index.ts';
import type { Selectable } from 'kysely';
import type { ColumnMapping } from '@allmende/inventory';
import { createTown } from '../store/create-town.ts';
import type { StoreKind } from '../store/stores.ts';

const root = resolve(import.meta.dirname, '../../../..');
export const sampleFolder = resolve(root, 'apps/web/sample');

const read = readKnowledge(resolve(root, 'knowledge'), '2099-12-31');
if (!read.ok) throw new Error('the facts are not valid');
export const knowledge: KnowledgeIndex = indexKnowledge(read.knowledge, read.planning);
export const recognition: Recognition = recognitionFrom(matchTargets(knowledge), knowledge.capabilities);

export interface GivenStore {
  readonly db: Database;
  /** An authority of its own, so that one test does not see what another one did. */
  newTown(): Promise<Actor>;
}

/** One store for all tests of a describe block. */
export function givenStore(kind: StoreKind): GivenStore {
  let db: Database | undefined;
  let towns = 0;
  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db?.close();
    await kind.stop();
  });
  const opened = (): Database => {
    if (!db) throw new Error('the store opens before the first test');
    return db;
  };
  return {
    get db() {
      return opened();
    },
    newTown: () => createTown(opened(), `Musterstadt ${++towns}`),
  };
}

export type Given = Parameters<typeof uploadList>[2];

/** A list as CSV: the header, then the rows. */
export function csv(...rows: (readonly (string | number)[])[]): { name: string; bytes: Uint8Array } {
  const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;
  const text = rows.map((row) => row.map(quoted).join(';')).join('\r\n');
  return { name: 'liste.csv', bytes: new TextEncoder().encode(`\ufeff${text}\r\n`) };
}

/** Uploads a list and returns its draft; throws what is wrong with the list. */
export async function draft(db: Database, actor: Actor, given: Given): Promise<string> {
  const uploaded = await uploadList(db, actor, given, 'de');
  if (!uploaded.ok) throw new Error(uploaded.messages.join('\n'));
  return uploaded.id;
}

/** Uploads a list and takes it over with the guessed columns, as the job would. */
export async function takeOver(
  db: Database,
  actor: Actor,
  given: Given,
): Promise<{ id: string; result: ImportResult }> {
  const id = await draft(db, actor, given);
  await confirmImport(db, actor, id, await mappingOf(db, actor, id));
  const result = await runNow(db, actor, id);
  if (!result) throw new Error('the import did not come in');
  return { id, result };
}

export async function runNow(
  db: Database,
  actor: Actor,
  importId: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<ImportResult | null> {
  return runImport(
    { db, payload: { importId, actor }, signal, report: () => Promise.resolve() },
    recognition,
  );
}

export async function mappingOf(db: Database, actor: Actor, id: string): Promise<ColumnMapping> {
  return (await importOf(db, actor, id)).mapping ?? {};
}

export async function importOf(db: Database, actor: Actor, id: string) {
  return db.asActor(actor, (trx) =>
    trx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

export async function importRowsOf(db: Database, actor: Actor, id: string) {
  return db.asActor(actor, (trx) =>
    trx.selectFrom('import_row').selectAll().where('import_id', '=', id).orderBy('line').execute(),
  );
}

export async function uploadOf(db: Database, actor: Actor, importId: string) {
  const { upload_id } = await importOf(db, actor, importId);
  return db.asActor(actor, (trx) =>
    trx.selectFrom('upload').selectAll().where('id', '=', upload_id).executeTakeFirstOrThrow(),
  );
}

export type Application = Selectable<ApplicationTable>;

/** What stands in the inventory, by the order of coming in. */
export async function inventoryOf(db: Database, actor: Actor): Promise<Application[]> {
  return db.asActor(actor, (trx) =>
    trx.selectFrom('application').selectAll().where('deleted_at', 'is', null).orderBy('id').execute(),
  );
}

/** Everything that matters of the inventory: all but when and how often a row was written. */
export async function pictureOf(db: Database, actor: Actor): Promise<object[]> {
  return (await inventoryOf(db, actor)).map(({ updated_at: _at, revision: _revision, ...rest }) => rest);
}
