import type { Database } from '#lib/server/database/index.ts';
import { jobOf, type Job } from '#lib/server/jobs/index.ts';
import type { ArchiveSettings } from './archive-settings.ts';
import { archiveJob } from './keep-entry.ts';
import { formatSwhid } from './swhid/index.ts';
import {
  countReleases,
  selectReleases,
  selectRepository,
  selectVisits,
  sumOtherBytes,
  type ArchivedRelease,
  type ArchivedRepository,
  type ArchivedVisit,
} from './store.ts';

export const releasesOnPage = 50;

/** What a page tells of the copy of an entry. */
export interface ArchiveView {
  repository: ArchivedRepository;
  releases: ArchivedRelease[];
  releaseCount: number;
  /** The newest ten. */
  visits: ArchivedVisit[];
  /** What is under way. */
  job: Pick<Job, 'state' | 'progress' | 'total' | 'message'> | null;
  /** The state of all names at the newest visit; null before the first. */
  swhid: string | null;
  /** Bytes of all copies, and how many there may be. */
  space: { used: number; most: number };
}

/**
 * The copy of an entry, with one page of its releases (from 1); null where none is kept and none was.
 *
 * @example await viewArchive(db, archive, id, 1)
 */
export async function viewArchive(
  db: Database,
  settings: ArchiveSettings,
  id: string,
  page: number,
): Promise<ArchiveView | null> {
  return db.asOperator(async (trx) => {
    const repository = await selectRepository(trx, id);
    if (!repository) return null;
    const { job_key: key, snapshot } = repository;
    const job = key === null ? null : await jobOf(trx, archiveJob, key);
    const isUnderWay = job?.state === 'queued' || job?.state === 'running';
    return {
      repository,
      releases: await selectReleases(trx, id, {
        limit: releasesOnPage,
        offset: (page - 1) * releasesOnPage,
      }),
      releaseCount: await countReleases(trx, id),
      visits: await selectVisits(trx, id, 10),
      job: isUnderWay
        ? { state: job.state, progress: job.progress, total: job.total, message: job.message }
        : null,
      swhid:
        snapshot === null
          ? null
          : formatSwhid({ kind: 'snp', id: snapshot, qualifiers: { origin: repository.url } }),
      space: { used: await sumOtherBytes(trx, null), most: settings.bytes },
    };
  });
}

/** What the page of an entry tells of its copy. */
export interface ArchiveSummary {
  kept: boolean;
  fetchedAt: Date;
  releases: number;
  /** Of the newest visit and of the newest release. */
  swhids: { kind: 'snp' | 'rel' | 'rev'; text: string; name: string | null }[];
}

/**
 * The copy of an entry in short; null where there is none yet.
 *
 * @example const archive = await archiveOf(db, entry.id);
 */
export async function archiveOf(db: Database, id: string): Promise<ArchiveSummary | null> {
  return db.asOperator(async (trx) => {
    const repository = await selectRepository(trx, id);
    if (!repository?.fetched_at || repository.snapshot === null) return null;
    const qualifiers = { origin: repository.url };
    const [newest] = (await selectReleases(trx, id, { limit: 20 })).filter(
      ({ superseded_at }) => superseded_at === null,
    );
    const snapshot = formatSwhid({ kind: 'snp', id: repository.snapshot, qualifiers });
    return {
      kept: repository.kept,
      fetchedAt: repository.fetched_at,
      releases: await countReleases(trx, id),
      swhids: [
        ...(newest
          ? [
              {
                kind: newest.kind,
                text: formatSwhid({ kind: newest.kind, id: newest.object_id, qualifiers }),
                name: newest.name,
              },
            ]
          : []),
        { kind: 'snp', text: snapshot, name: null },
      ],
    };
  });
}
