import { shapeOfList, type ColumnMapping, type Interpretation, type SoftwareList } from '@allmende/inventory';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { proposedSource } from './list-sources.ts';
import { matchEntries } from './match-entries.ts';
import type { Recognition } from './recognition.ts';
import { writeImport, type ImportResult } from './write-import.ts';
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

/**
 * Takes a list over that is already read, in one transaction and without a draft: as the newest state of the source
 * whose last list had the same shape, else as the first of a new one.
 */
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
  const matches = await matchEntries(interpretation.accepted, recognition);
  const own = { ...actor, authorities: [actor.authority] };
  return db.asActor(own, async (trx) => {
    const upload = await insertUpload(trx, {
      name: given.name,
      size: given.size,
      packed: null,
      sha256: given.sha256,
      preview: { ...head, counts, sample: [] },
    });
    const shape = shapeOfList(list);
    const kind = { shape, format: list.file.format, file: given.name };
    const id = await insertImport(trx, {
      upload_id: upload,
      file_name: given.name,
      file_sha256: given.sha256,
      format: list.file.format,
      encoding: list.file.encoding,
      mapping: JSON.stringify(given.mapping),
      shape,
      source_id: await proposedSource(trx, actor.authority, kind),
      state: 'running',
    });
    return writeImport(trx, own, id, list, interpretation, matches, recognition);
  });
}
