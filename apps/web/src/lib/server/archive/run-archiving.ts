import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readEntry } from '#lib/server/catalogue/index.ts';
import type { Database, StoredTrouble } from '#lib/server/database/index.ts';
import type { JobContext } from '#lib/server/jobs/index.ts';
import type { AllowedHosts } from '#lib/server/outbound/index.ts';
import type { ArchiveSettings } from './archive-settings.ts';
import { adoptIncoming, readRefs } from './git/adopt-incoming.ts';
import { gitSays } from './git/ask-git.ts';
import { fetchIncoming } from './git/fetch-incoming.ts';
import { measureRevision, readReleases } from './git/read-releases.ts';
import { folderBytes, hasRepository, prepareFolder, repositoryFolder } from './git/repository-folder.ts';
import { takeSnapshot } from './git/take-snapshot.ts';
import {
  insertReleases,
  insertVisit,
  markSuperseded,
  selectReleases,
  selectRepository,
  sumOtherBytes,
  updateRepository,
} from './store.ts';

export interface ArchiveJob {
  softwareId: string;
}

export interface ArchivingOptions {
  settings: ArchiveSettings;
  /** Where forges may be asked beside public ones. */
  allowed: AllowedHosts;
  /** For one repository, in milliseconds; half an hour when left out. */
  patience?: number;
  now?: () => Date;
}

const halfAnHour = 30 * 60_000;
/** A visit that found something leaves a pack; with more than these, git looks for an object in too many places. */
const mostPacks = 50;

/**
 * Copies the repository of an entry into the archive, or brings its copy up to date. What was archived once stays,
 * whatever has become of it at home; what cannot be had is noted and leaves the copy as it was. May be repeated.
 */
export async function runArchiving(
  { db, payload, signal, report }: JobContext<ArchiveJob>,
  { settings, allowed, patience = halfAnHour, now = () => new Date() }: ArchivingOptions,
): Promise<{ outcome: 'copied' | 'not-kept' } | { outcome: 'trouble'; code: string }> {
  const { softwareId } = payload;
  const known = await db.asOperator((trx) => selectRepository(trx, softwareId));
  if (!known?.kept) return { outcome: 'not-kept' };
  const entry = await readEntry(db, softwareId);
  const { name, url } = entry ?? known;
  const directory = repositoryFolder(settings.folder, softwareId);
  const isNew = known.fetched_at === null;
  const others = await db.asOperator((trx) => sumOtherBytes(trx, softwareId));
  const left = settings.bytes - others;
  const giveUp = async (trouble: StoredTrouble) => {
    // What never held anything need not lie there; what did is freed of the half of a fetch.
    if (isNew) await rm(directory, { recursive: true, force: true });
    else await prepareFolder(directory);
    await note(db, softwareId, { trouble, at: now() });
    return { outcome: 'trouble', code: trouble.code } as const;
  };
  if (!isNew && !existsSync(directory)) return giveUp({ code: 'copy-missing' });
  if (left <= 0) return giveUp({ code: 'archive-full' });

  await report(0, null, { code: 'fetching' });
  await prepareFolder(directory);
  const fetched = await fetchIncoming(directory, url, {
    allowed,
    limits: { milliseconds: patience, bytes: left },
    signal,
    report: (objects, of) => void report(objects, of, { code: 'fetching' }),
  });
  if (!fetched.ok) return giveUp(fetched.trouble);
  signal.throwIfAborted();
  const at = now();
  const setAside = await adoptIncoming(directory, fetched.head, at);
  if (await hasManyPacks(directory))
    await gitSays(directory, ['repack', '-a', '-d', '-k', '-q'], { signal, milliseconds: patience });
  const releases = await newReleases(db, directory, softwareId, { signal, report });
  const refs = await readRefs(directory, 'refs/heads', 'refs/tags');
  const snapshot = takeSnapshot(refs, fetched.head);
  const bytes = await folderBytes(directory);
  await db.asOperator(async (trx) => {
    await insertReleases(trx, releases.added);
    await markSuperseded(trx, softwareId, releases.present, at);
    await insertVisit(trx, {
      software_id: softwareId,
      at,
      snapshot,
      names: refs.length,
      set_aside: setAside,
    });
    await updateRepository(trx, softwareId, {
      name,
      url,
      bytes,
      head: fetched.head === null ? null : Buffer.from(fetched.head, 'latin1').toString(),
      head_revision: refs.find((ref) => ref.name === fetched.head && ref.type === 'commit')?.id ?? null,
      snapshot,
      fetched_at: at,
      asked_at: at,
      trouble: null,
    });
  });
  return { outcome: 'copied' };
}

async function note(
  db: Database,
  id: string,
  { trouble, at }: { trouble: StoredTrouble; at: Date },
): Promise<void> {
  await db.asOperator((trx) => updateRepository(trx, id, { trouble: JSON.stringify(trouble), asked_at: at }));
}

/** The tags of a copy, and rows for those that are not in the store yet. */
async function newReleases(
  db: Database,
  directory: string,
  id: string,
  { signal, report }: Pick<JobContext<ArchiveJob>, 'signal' | 'report'>,
) {
  const present = await readReleases(directory);
  const stored = await db.asOperator((trx) => selectReleases(trx, id, { limit: 100_000 }));
  const known = new Set(stored.map((row) => `${row.object_id} ${row.name}`));
  const missing = present.filter((each) => !known.has(`${each.objectId} ${each.name}`));
  const added = [];
  for (const [index, each] of missing.entries()) {
    signal.throwIfAborted();
    await report(index, missing.length, { code: 'reading-releases' });
    const { files, bytes } = await measureRevision(directory, each.revisionId);
    added.push({
      software_id: id,
      name: each.name,
      object_id: each.objectId,
      kind: each.kind,
      revision_id: each.revisionId,
      directory_id: each.directoryId,
      released_at: each.releasedAt,
      files,
      bytes,
    });
  }
  return { present: present.map(({ name, objectId }) => ({ name, objectId })), added };
}

async function hasManyPacks(directory: string): Promise<boolean> {
  if (!hasRepository(directory)) return false;
  const files = await readdir(join(directory, 'objects/pack')).catch((): string[] => []);
  return files.filter((file) => file.endsWith('.pack')).length > mostPacks;
}
