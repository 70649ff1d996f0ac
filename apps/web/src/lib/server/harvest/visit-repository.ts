import { buryEntry, noteChecked, recordFile } from '#lib/server/catalogue/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import type { FoundFile, Gone } from '#lib/server/forges/index.ts';
import { addressOf, knownRepository, type Known, type Listed } from './known-repository.ts';
import { ofRun, seen, type Look } from './look.ts';
import { needsLook } from './needs-look.ts';
import { settleArchived } from './settle-archived.ts';
import { settleGone } from './settle-gone.ts';
import { settleFailure } from './settle-failure.ts';
import type { Looked } from './outcome.ts';
import { updateRepository, type StoredRepository } from './store/repositories.ts';

/**
 * Looks at one repository and brings its entry up to date: fetches the file if something may have changed, keeps it
 * whatever its errors, buries what is gone with the reason, has back what is there again.
 *
 * @example await visitRepository({ db, forges, now, run }, { url: 'https://gitlab.com/stadt/baum' });
 */
export async function visitRepository(look: Look, listed: Listed): Promise<Looked> {
  const known = await knownRepository(look, listed);
  const { row } = known;
  if (listed.private)
    return settled(look, known, listed, { outcome: 'gone', reason: 'private', movedTo: null });
  if (listed.empty && row.software_id === null)
    return settled(look, known, listed, { outcome: 'gone', reason: 'no-file', movedTo: null });
  if (!look.force && !known.renamed && !needsLook(row, listed, look.now)) return skipped(look, row);
  const file = await look.forges.fetchFile(addressOf({ ...row, url: listed.url }), knownFileOf(row, listed));
  if (file.outcome === 'found') return recorded(look, known, listed, file);
  if (file.outcome === 'unchanged') return unchanged(look, known, listed);
  if (file.outcome === 'unreachable') return settleFailure(look, row, file.trouble);
  return settled(look, known, listed, file);
}

/** A fault or a grave is only settled by the file itself, so then nothing conditional is asked. */
function knownFileOf(row: StoredRepository, listed: Listed) {
  if (row.software_id === null) return null;
  const isAlive =
    row.outcome === 'valid' || row.outcome === 'faulty' || (row.outcome === 'archived' && listed.archived);
  return {
    path: row.path ?? 'publiccode.yml',
    etag: isAlive ? row.etag : null,
    revision: isAlive ? row.revision : null,
  };
}

async function recorded(
  look: Look,
  known: Known,
  listed: Listed,
  file: Extract<FoundFile, { outcome: 'found' }>,
): Promise<Looked> {
  const { row } =
    file.movedTo === null
      ? known
      : await knownRepository(look, { ...listed, url: file.movedTo, movedFrom: listed.url });
  return look.db.asOperator(async (trx) => {
    const fetched = { path: file.path, etag: file.etag, revision: file.revision };
    if (listed.archived) return settleArchived(trx, look, row, { ...file, ...fetched }, seen(look, listed));
    const { id, outcome, standing } = await recordFile(trx, {
      url: row.url,
      content: file.bytes,
      revision: file.revision,
      ...(look.publisherId != null && { publisherId: look.publisherId }),
      ...(listed.movedFrom != null && { aliases: [listed.movedFrom] }),
      origin: 'harvest',
      now: look.now,
    });
    await updateRepository(trx, row.id, {
      ...seen(look, listed),
      ...fetched,
      software_id: id,
      ...(look.publisherId != null && { publisher_id: look.publisherId }),
      outcome: standing,
    });
    const isRenamed = (known.renamed || file.movedTo !== null) && outcome === 'same';
    return { effect: isRenamed ? 'renamed' : outcome, softwareId: id };
  });
}

async function unchanged(look: Look, { row, renamed }: Known, listed: Listed): Promise<Looked> {
  const softwareId = row.software_id;
  await look.db.asOperator(async (trx) => {
    const isBuriedNow =
      listed.archived === true &&
      softwareId !== null &&
      (await buryEntry(trx, softwareId, 'archived', look.now));
    if (softwareId !== null && !isBuriedNow) await noteChecked(trx, [softwareId], look.now);
    await updateRepository(trx, row.id, {
      ...seen(look, listed),
      ...(listed.archived && { outcome: 'archived' }),
    });
  });
  const isGone = listed.archived === true && row.outcome !== 'archived';
  return { effect: isGone ? 'gone' : renamed ? 'renamed' : 'unchanged', softwareId };
}

/** It is not there: whether it has moved, to where, and else why. */
async function settled(look: Look, known: Known, listed: Listed, gone: Gone): Promise<Looked> {
  const { row } = known;
  if (gone.reason === 'moved' && gone.movedTo !== null && gone.movedTo !== row.url && !known.renamed)
    return visitRepository(look, { ...addressOf(row), url: gone.movedTo, movedFrom: row.url });
  return settleGone(look, row, gone.reason, listed);
}

async function skipped(look: Look, row: StoredRepository): Promise<Looked> {
  await look.db.asOperator(async (trx: Transaction) => {
    await updateRepository(trx, row.id, { ...ofRun(look), checked_at: look.now });
    if (row.software_id !== null) await noteChecked(trx, [row.software_id], look.now);
  });
  return { effect: 'skipped', softwareId: row.software_id };
}
