import { shapeOfList, type ColumnMapping } from '@allmende/inventory';
import type { PlaceIndex } from '@allmende/knowledge';
import { everyIdentity, type Identity } from '#lib/server/accounts/index.ts';
import { noteChange, underMandate } from '#lib/server/audit/index.ts';
import type { BatchTown, Database, LeftOutRow, Transaction } from '#lib/server/database/index.ts';
import { enqueue } from '#lib/server/jobs/index.ts';
import { markOfDraft } from './choose-for-draft.ts';
import { rememberMapping } from './confirmed-mappings.ts';
import { proposedSource } from './list-sources.ts';
import { splitInWorker, type ListPart } from './list-worker.ts';
import { resolveTowns, type ResolvedTown, type TownChoice } from './resolve-towns.ts';
import {
  deleteImport,
  deleteUpload,
  insertImport,
  insertUpload,
  keptSheets,
  readImport,
  readPreview,
  takesListsIn,
  updateImport,
  type StoredImport,
} from './store/imports.ts';
import { insertBatch, keysOfAuthorities } from './store/batches.ts';

/** The towns of a list of several, before it is taken over. */
export interface TownsView {
  towns: ResolvedTown[];
  choices: { id: number; name: string }[];
  /** Authorities, their rows, and the rows that belong to none. */
  sum: { towns: number; rows: number; left: number };
}

/** The towns of a draft and the authorities that are meant; null for an import that is no list of several. */
export async function viewTowns(
  db: Database,
  identity: Identity,
  id: string,
  places: PlaceIndex,
): Promise<TownsView | null> {
  const found = await db.asActor(identity, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft' || stored.upload_id === null) return null;
    return { stored, towns: (await readPreview(trx, stored.upload_id))?.towns };
  });
  if (!found?.towns) return null;
  const choices = await townChoices(db, identity);
  const towns = resolveTowns(found.towns, places, choices, found.stored.towns ?? {});
  return {
    towns,
    choices: choices.map(({ id: authority, name }) => ({ id: authority, name })),
    sum: sumOf(towns),
  };
}

function sumOf(towns: readonly ResolvedTown[]): TownsView['sum'] {
  const known = towns.filter(({ authority }) => authority !== null);
  const rows = (of: readonly ResolvedTown[]): number => of.reduce((sum, each) => sum + each.rows, 0);
  return {
    towns: new Set(known.map(({ authority }) => authority)).size,
    rows: rows(known),
    left: rows(towns) - rows(known),
  };
}

/** Where this person may bring lists in. The sample town is nobody's, unless one works in it. */
async function townChoices(db: Database, identity: Identity): Promise<TownChoice[]> {
  const identities = await everyIdentity(db, identity);
  const open = identity.choices.filter(
    ({ id, sample, endedOn }) =>
      endedOn === null &&
      (!sample || id === identity.authority) &&
      identities.get(id)?.permissions.has('inventory:import'),
  );
  const ids = open.map(({ id }) => id);
  const keys = await db.asOperator((trx) => keysOfAuthorities(trx, ids));
  return open.map(({ id, name }) => ({ id, name, keys: keys.get(id) ?? [] }));
}

/**
 * Keeps what a person chose for towns of a draft, by their place among its towns: an authority, or 0 to leave one out.
 */
export async function chooseTowns(
  db: Database,
  identity: Identity,
  id: string,
  places: Readonly<Record<number, number>>,
): Promise<void> {
  if (Object.keys(places).length === 0) return;
  await db.asActor(identity, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft' || stored.upload_id === null) return;
    const towns = (await readPreview(trx, stored.upload_id))?.towns ?? [];
    const chosen = Object.entries(places).flatMap(([at, authority]) => {
      const town = towns[Number(at)]?.town;
      return town === undefined ? [] : [[town, authority] as const];
    });
    const kept = { ...stored.towns, ...Object.fromEntries(chosen) };
    if (JSON.stringify(kept) === JSON.stringify(stored.towns ?? {})) return;
    await updateImport(trx, id, { towns: JSON.stringify(kept) });
    noteChange(trx, { subject: `import:${id}`, before: null, after: { towns: chosen.length } });
  });
}

/**
 * Takes a draft of several towns apart: one import for each authority that the person may act for, in that authority
 * and its log, to be undone there by itself. Rows of other towns are kept aside with the reason.
 *
 * @returns the id of the batch; `changed` when the towns were looked at under another mapping, `no-town` when the
 *   person acts for none of them.
 */
export async function confirmTowns(
  db: Database,
  identity: Identity,
  id: string,
  places: PlaceIndex,
  mapping: ColumnMapping,
): Promise<{ ok: true; batch: string } | { ok: false; problem: 'no-town' | 'changed' }> {
  const found = await db.asActor(identity, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft' || stored.upload_id === null) return null;
    const preview = await readPreview(trx, stored.upload_id);
    const kept = await keptSheets(trx, stored);
    return preview?.towns && kept ? { stored, preview, kept, towns: preview.towns } : null;
  });
  if (!found) return { ok: false, problem: 'no-town' };
  const { stored, preview, kept } = found;
  if (markOfDraft(mapping, null) !== markOfDraft(stored.mapping ?? {}, null))
    return { ok: false, problem: 'changed' };
  const choices = await townChoices(db, identity);
  const towns = resolveTowns(found.towns, places, choices, stored.towns ?? {});
  const groups = Object.fromEntries(towns.map(({ town, authority }) => [town, authority]));
  if (towns.every(({ authority }) => authority === null)) return { ok: false, problem: 'no-town' };
  const split = await splitInWorker(kept, mapping, groups, { authority: identity.authority });
  if (!('parts' in split)) return { ok: false, problem: 'no-town' };

  const identities = await everyIdentity(db, identity);
  const taken: BatchTown[] = [];
  for (const part of split.parts) {
    const acting = identities.get(part.group);
    const choice = choices.find(({ id: authority }) => authority === part.group);
    if (!acting || !choice) continue;
    const begun = await underMandate(acting.mandate, () =>
      db.asActor(acting, (trx) => beginImport(trx, acting, stored, mapping, part)),
    );
    if (begun === null) continue;
    const named = towns.filter(({ authority }) => authority === part.group).map(({ town }) => town);
    taken.push({
      town: named.join(', '),
      authority: part.group,
      name: choice.name,
      import: begun,
      rows: part.preview.file.rows,
    });
  }
  const why = new Map(towns.map(({ town, why: doubt }) => [town, doubt]));
  const leftOut = split.leftOut.map(({ line, cells, town }): LeftOutRow => {
    return { line, raw: cells, reason: why.get(town) ?? 'town-unknown', town };
  });
  const batch = await db.asActor(identity, async (trx) => {
    const { file, columns, headerLine } = preview;
    await rememberMapping(trx, preview, mapping, identity.id);
    const made = await insertBatch(trx, {
      fileName: stored.file_name,
      sha256: stored.file_sha256,
      list: { file, columns, headerLine },
      towns: taken,
      leftOut,
      by: identity.id,
    });
    await deleteImport(trx, id);
    if (stored.upload_id !== null) await deleteUpload(trx, stored.upload_id);
    noteChange(trx, {
      subject: `import-batch:${made}`,
      before: null,
      after: { file: stored.file_name, towns: taken.length, leftOut: leftOut.length },
    });
    return made;
  });
  return { ok: true, batch };
}

/** One town's import, running at once; null where the authority takes no lists any more. */
async function beginImport(
  trx: Transaction,
  { id, authority, authorities, mandate }: Identity,
  { file_name: file, file_sha256: sha256, format, encoding }: StoredImport,
  mapping: ColumnMapping,
  { packed, preview }: ListPart,
): Promise<string | null> {
  if (!(await takesListsIn(trx, authority))) return null;
  const upload = await insertUpload(trx, { name: file, size: packed.byteLength, sha256, packed, preview });
  const shape = shapeOfList(preview);
  const begun = await insertImport(trx, {
    shape,
    source_id: await proposedSource(trx, authority, { shape, format, file }),
    upload_id: upload,
    file_name: file,
    file_sha256: sha256,
    format,
    encoding,
    ...preview.counts,
    rows: preview.file.rows,
    mapping: JSON.stringify(mapping),
    problems: JSON.stringify(preview.problems),
    state: 'running',
  });
  noteChange(trx, {
    subject: `import:${begun}`,
    before: null,
    after: { state: 'running', file, sha256, ...preview.counts },
  });
  const through = mandate ? { id: mandate.id, provider: mandate.provider } : null;
  await enqueue(trx, {
    kind: 'import-list',
    payload: { importId: begun, actor: { id, name: '', authority, authorities, mandate: through } },
    authority,
    idempotencyKey: begun,
  });
  return begun;
}
