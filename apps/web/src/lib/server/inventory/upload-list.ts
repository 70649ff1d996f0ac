import { createHash } from 'node:crypto';
import { shapeOfList, type ColumnMapping, type Problem } from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, ListPreview, MappingOrigin } from '#lib/server/database/index.ts';
import { rememberedFor, takeOffer } from './confirmed-mappings.ts';
import { chosenColumns, type DraftChoices } from './choose-for-draft.ts';
import { describeProblem } from './describe-problem.ts';
import { proposedSource } from './list-sources.ts';
import { previewInWorker, uploadInWorker, type GivenList, type Reading } from './list-worker.ts';
import {
  insertImport,
  insertUpload,
  keptSheets,
  moveImport,
  readImport,
  readPreview,
  takesListsIn,
  updatePreview,
} from './store/imports.ts';

export type Uploaded = { ok: true; id: string } | { ok: false; messages: string[] };

export function mappingOf(preview: ListPreview): ColumnMapping {
  return Object.fromEntries(preview.columns.map(({ index, role }) => [index, role]));
}

/**
 * Reads a list as far as a person needs to confirm it, and keeps it as a draft. Nothing enters the inventory yet. The
 * file itself is not kept, only its hash and what the reader left of it: it may hold personal data.
 *
 * What was confirmed for a list with the same headings is taken as its mapping. When the signal aborts, nothing is kept.
 *
 * @returns the id of the draft import, or what is wrong with the file, as sentences.
 */
export async function uploadList(
  db: Database,
  actor: Actor,
  given: GivenList,
  language: Language,
  signal?: AbortSignal,
): Promise<Uploaded> {
  const name = 'text' in given ? { de: 'Eingefügte Liste', en: 'Pasted list' }[language] : given.name;
  const bytes = 'text' in given ? new TextEncoder().encode(given.text) : given.bytes;
  const reading = { authority: actor.authority, signal };
  const read = await uploadInWorker(given, reading);
  if (!read.ok)
    return { ok: false, messages: worstFirst(read.problems).map((each) => describeProblem(each, language)) };
  const { packed } = read;
  const { preview, origin } = await asRemembered(db, actor, packed, read.preview, reading);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = await db.asActor(actor, async (trx) => {
    signal?.throwIfAborted();
    if (!(await takesListsIn(trx, actor.authority))) return null;
    const upload = await insertUpload(trx, { name, size: bytes.byteLength, sha256, packed, preview });
    const shape = shapeOfList(preview);
    const kind = { shape, format: preview.file.format, file: name };
    const draft = await insertImport(trx, {
      shape,
      source_id: await proposedSource(trx, actor.authority, kind),
      upload_id: upload,
      file_name: name,
      file_sha256: sha256,
      format: preview.file.format,
      encoding: preview.file.encoding,
      ...preview.counts,
      rows: preview.file.rows,
      mapping: JSON.stringify(mappingOf(preview)),
      mapping_origin: origin && JSON.stringify(origin),
      problems: JSON.stringify(preview.problems),
    });
    noteChange(trx, {
      subject: `import:${draft}`,
      before: null,
      after: { state: 'draft', file: name, sha256, ...preview.counts },
    });
    return draft;
  });
  if (id === null)
    return {
      ok: false,
      messages: [describeProblem({ severity: 'error', code: 'authority-ended' }, language)],
    };
  return { ok: true, id };
}

/** Why a file is refused comes before what was noted on the way. */
function worstFirst(problems: readonly Problem[]): Problem[] {
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  return [...problems.filter(isError), ...problems.filter((each) => !isError(each))];
}

/** A list as it was confirmed for its like the last time; as it is guessed where there is none. */
async function asRemembered(
  db: Database,
  actor: Actor,
  packed: Uint8Array,
  guessed: ListPreview,
  reading: Reading,
): Promise<{ preview: ListPreview; origin: MappingOrigin | null }> {
  const remembered = await db.asActor(actor, (trx) => rememberedFor(trx, guessed));
  if (!remembered) return { preview: guessed, origin: null };
  const read = await previewInWorker({ packed, sheet: guessed.file.sheet }, remembered.mapping, reading);
  return 'preview' in read
    ? { preview: read.preview, origin: remembered.origin }
    : { preview: guessed, origin: null };
}

/** How to read a draft: with these column roles, with a mapping that was offered, or as it is guessed. */
export type Remapping = { mapping: ColumnMapping } | { use: string } | { guess: true; sheet?: string };

/**
 * Reads a draft again with other column roles or another sheet, so that the person sees the effect before confirming.
 * Does nothing for an import that is no draft, or with an offer that is gone.
 */
export async function remapImport(
  db: Database,
  actor: Actor,
  id: string,
  remapping: Remapping,
  choices: DraftChoices | null = null,
): Promise<void> {
  const kept = await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft') return null;
    const sheets = await keptSheets(trx, stored);
    const preview = stored.upload_id === null ? null : await readPreview(trx, stored.upload_id);
    const offer = 'use' in remapping && preview ? await takeOffer(trx, preview, remapping.use) : null;
    return sheets && { sheets: { ...sheets, name: stored.file_name }, offer };
  });
  if (!kept || ('use' in remapping && !kept.offer)) return;
  const { sheets, offer } = kept;
  const { packed } = sheets;
  const mapping = offer?.mapping ?? ('mapping' in remapping ? remapping.mapping : null);
  const sheet = 'guess' in remapping ? remapping.sheet : undefined;
  const reading = { authority: actor.authority };
  const read = await previewInWorker({ packed, sheet: sheet ?? sheets.sheet }, mapping, reading);
  if (!('preview' in read)) return;
  const known = sheet === undefined ? null : await asRemembered(db, actor, packed, read.preview, reading);
  const preview = known?.preview ?? read.preview;
  const origin = offer?.origin ?? known?.origin ?? null;
  await db.asActor(actor, async (trx) => {
    const shape = shapeOfList(preview);
    const kind = { shape, format: preview.file.format, file: sheets.name };
    const authority = await moveImport(trx, id, 'draft', {
      ...preview.counts,
      shape,
      ...(sheet !== undefined && { source_id: await proposedSource(trx, actor.authority, kind) }),
      ...(choices && (await chosenColumns(trx, id, choices))),
      rows: preview.file.rows,
      mapping: JSON.stringify(mapping ?? mappingOf(preview)),
      mapping_origin: origin && JSON.stringify(origin),
      problems: JSON.stringify(preview.problems),
    });
    if (authority === null) return;
    await updatePreview(trx, sheets.upload, preview);
    const after = { sheet, mapping, origin: origin?.kind, ...preview.counts };
    noteChange(trx, { subject: `import:${id}`, before: null, after, authority });
  });
}
