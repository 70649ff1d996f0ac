import type { ColumnMapping, Interpretation, SoftwareList } from '@allmende/inventory';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { writeImport, type ImportResult, type Recognition } from './run-import.ts';
import { insertImport, insertUpload } from './store/imports.ts';

export interface ReadListToImport {
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
  list: SoftwareList;
  mapping: ColumnMapping;
  interpretation: Interpretation;
  recognition: Recognition;
}

/** Takes a list over that is already read, in one transaction and without a draft. */
export async function importReadList(
  db: Database,
  actor: Actor,
  given: ReadListToImport,
): Promise<ImportResult | null> {
  const { list, interpretation, recognition } = given;
  const { rows: _rows, ...head } = list;
  const counts = {
    accepted: interpretation.accepted.length,
    folded: interpretation.folded.length,
    rejected: interpretation.rejected.length,
  };
  const matches = interpretation.accepted.map((entry) =>
    recognition.match(entry.name, entry.maker ?? entry.vendor),
  );
  return db.asActor(actor, async (trx) => {
    const upload = await insertUpload(trx, {
      name: given.name,
      size: given.size,
      packed: null,
      sha256: given.sha256,
      preview: { ...head, counts, sample: [] },
    });
    const id = await insertImport(trx, {
      upload_id: upload,
      file_name: given.name,
      file_sha256: given.sha256,
      format: list.file.format,
      encoding: list.file.encoding,
      mapping: JSON.stringify(given.mapping),
      state: 'running',
    });
    return writeImport(trx, actor, id, list, interpretation, matches, recognition);
  });
}
