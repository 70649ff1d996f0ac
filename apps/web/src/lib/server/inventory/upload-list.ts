import { createHash } from 'node:crypto';
import { shapeOfList, type ColumnMapping } from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, ListPreview } from '#lib/server/database/index.ts';
import { describeProblem } from './describe-problem.ts';
import { proposedSource } from './list-sources.ts';
import { previewInWorker, uploadInWorker, type GivenList } from './list-worker.ts';
import {
  insertImport,
  insertUpload,
  keptSheets,
  moveImport,
  readImport,
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
 * @returns the id of the draft import, or what is wrong with the file, as sentences.
 */
export async function uploadList(
  db: Database,
  actor: Actor,
  given: GivenList,
  language: Language,
): Promise<Uploaded> {
  const name = 'text' in given ? { de: 'Eingefügte Liste', en: 'Pasted list' }[language] : given.name;
  const bytes = 'text' in given ? new TextEncoder().encode(given.text) : given.bytes;
  const read = await uploadInWorker(given, { authority: actor.authority });
  if (!read.ok)
    return { ok: false, messages: read.problems.map((problem) => describeProblem(problem, language)) };
  const { preview, packed } = read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = await db.asActor(actor, async (trx) => {
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

/**
 * Reads a draft again with other column roles or another sheet, so that the person sees the effect before confirming.
 * `mapping` null guesses anew. Does nothing for an import that is no draft.
 */
export async function remapImport(
  db: Database,
  actor: Actor,
  id: string,
  mapping: ColumnMapping | null,
  sheet?: string,
): Promise<void> {
  const kept = await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    return stored?.state === 'draft' ? keptSheets(trx, stored) : null;
  });
  if (!kept) return;
  const read = await previewInWorker({ packed: kept.packed, sheet: sheet ?? kept.sheet }, mapping, {
    authority: actor.authority,
  });
  if (!('preview' in read)) return;
  const { preview } = read;
  await db.asActor(actor, async (trx) => {
    const authority = await moveImport(trx, id, 'draft', {
      ...preview.counts,
      rows: preview.file.rows,
      mapping: JSON.stringify(mapping ?? mappingOf(preview)),
      problems: JSON.stringify(preview.problems),
    });
    if (authority === null) return;
    await updatePreview(trx, kept.upload, preview);
    const after = { sheet, mapping, ...preview.counts };
    noteChange(trx, { subject: `import:${id}`, before: null, after, authority });
  });
}
