import { createHash } from 'node:crypto';
import type { ColumnMapping } from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';
import type { Actor, Database, ListPreview } from '#lib/server/database/index.ts';
import { describeProblem } from './describe-problem.ts';
import { previewInWorker, type GivenList } from './list-worker.ts';
import { insertImport, insertUpload, readImport, readUpload, updateImport, updatePreview } from './store.ts';

export type Uploaded = { ok: true; id: string } | { ok: false; messages: string[] };

export function mappingOf(preview: ListPreview): ColumnMapping {
  return Object.fromEntries(preview.columns.map(({ index, role }) => [index, role]));
}

/**
 * Reads a list as far as a person needs to confirm it, and keeps it as a draft. Nothing enters the inventory yet.
 *
 * @returns the id of the draft import, or what is wrong with the file, as sentences.
 */
export async function uploadList(
  db: Database,
  actor: Actor,
  given: { name: string; bytes: Uint8Array } | { text: string },
  language: Language,
): Promise<Uploaded> {
  const list: GivenList =
    'text' in given
      ? {
          name: language === 'de' ? 'Eingefügte Liste' : 'Pasted list',
          bytes: new TextEncoder().encode(given.text),
          pasted: true,
        }
      : { ...given, pasted: false };
  const read = await previewInWorker(list, null);
  if (!read.ok)
    return { ok: false, messages: read.problems.map((problem) => describeProblem(problem, language)) };
  const { preview } = read;
  const sha256 = createHash('sha256').update(list.bytes).digest('hex');
  const id = await db.asActor(actor, async (trx) => {
    const upload = await insertUpload(trx, { name: list.name, bytes: list.bytes, sha256, preview });
    return insertImport(trx, {
      upload_id: upload,
      file_name: list.name,
      file_sha256: sha256,
      format: preview.file.format,
      encoding: preview.file.encoding,
      ...preview.counts,
      rows: preview.file.rows,
      mapping: JSON.stringify(mappingOf(preview)),
      problems: JSON.stringify(preview.problems),
    });
  });
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
  const draft = await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft' || stored.upload_id === null) return null;
    const upload = await readUpload(trx, stored.upload_id);
    return upload ? { stored, upload } : null;
  });
  if (!draft) return;
  const { upload } = draft;
  const read = await previewInWorker(
    givenList(upload, draft.stored.format, sheet ?? upload.list?.file.sheet),
    mapping,
  );
  if (!read.ok) return;
  const { preview } = read;
  await db.asActor(actor, async (trx) => {
    await updatePreview(trx, upload.id, preview);
    await updateImport(trx, id, {
      ...preview.counts,
      rows: preview.file.rows,
      mapping: JSON.stringify(mapping ?? mappingOf(preview)),
      problems: JSON.stringify(preview.problems),
    });
  });
}

export function givenList(
  upload: { name: string; bytes: Uint8Array },
  format: string,
  sheet: string | undefined,
): GivenList {
  return {
    name: upload.name,
    bytes: upload.bytes,
    pasted: format === 'pasted',
    ...(sheet === undefined ? {} : { sheet }),
  };
}
