import { buryEntry, noteChecked, entryById, recordFile } from '#lib/server/catalogue/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import type { KnownFile } from '#lib/server/forges/index.ts';
import type { Looked } from './outcome.ts';
import { updateRepository, type StoredRepository } from './store/repositories.ts';
import type { Look } from './look.ts';

/**
 * An archived repository still has its file, which is kept; but nobody works on it any more, and its entry says so and
 * since when.
 */
export async function settleArchived(
  trx: Transaction,
  look: Look,
  row: StoredRepository,
  file: KnownFile & { bytes: Uint8Array },
  seen: Record<string, unknown>,
): Promise<Looked> {
  const before = row.software_id === null ? null : await entryById(trx, row.software_id);
  const fetched = { path: file.path, etag: file.etag, revision: file.revision };
  if (before?.gone_reason === 'archived' && before.publiccode_yml === new TextDecoder().decode(file.bytes)) {
    await noteChecked(trx, [before.id], look.now);
    await updateRepository(trx, row.id, { ...seen, ...fetched, outcome: 'archived' });
    return { effect: 'same', softwareId: before.id };
  }
  const { id } = await recordFile(trx, {
    url: row.url,
    content: file.bytes,
    revision: file.revision,
    origin: 'harvest',
    now: look.now,
  });
  await buryEntry(trx, id, 'archived', before?.gone_since ?? look.now);
  await updateRepository(trx, row.id, { ...seen, ...fetched, software_id: id, outcome: 'archived' });
  return { effect: 'gone', softwareId: id };
}
