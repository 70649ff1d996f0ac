import type { Database } from '#lib/server/database/index.ts';
import { gitSays } from '../git/ask-git.ts';
import { hasRepository, repositoryFolder } from '../git/repository-folder.ts';
import { formatSwhid } from '../swhid/index.ts';
import {
  selectReleasesAt,
  selectRepository,
  type ArchivedRelease,
  type ArchivedRepository,
} from '../store.ts';

/** A state of a repository, to be looked at: a tag or any revision of the copy. */
export interface OpenRelease {
  repository: ArchivedRepository;
  /** Null for a revision that bears no tag. */
  release: ArchivedRelease | null;
  objectId: string;
  revisionId: string;
  directoryId: string;
  /** With where it was found. */
  swhids: { kind: 'rel' | 'rev' | 'dir'; text: string }[];
  /** Folder of the copy. */
  directory: string;
}

/**
 * Opens what an object id stands for; null where the copy has no such tag or revision.
 *
 * @example await openRelease(db, archive.folder, id, '94a9ed024d3859793618152ea559a168bbcbb5e2')
 */
export async function openRelease(
  db: Database,
  folder: string,
  softwareId: string,
  objectId: string,
): Promise<OpenRelease | null> {
  if (!/^[0-9a-f]{40}$/.test(objectId)) return null;
  const found = await db.asOperator(async (trx) => {
    const repository = await selectRepository(trx, softwareId);
    return repository && { repository, releases: await selectReleasesAt(trx, softwareId, objectId) };
  });
  if (!found) return null;
  const { repository, releases } = found;
  const directory = repositoryFolder(folder, softwareId);
  if (!hasRepository(directory)) return null;
  const asked = `${objectId}\n${objectId}^{commit}\n${objectId}^{tree}\n`;
  const said = await gitSays(directory, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
    input: asked,
  });
  const [own, revision, tree] = said.split('\n').map((line) => line.split(' '));
  const type = own?.[1];
  const revisionId = revision?.[0];
  const directoryId = tree?.[0];
  if ((type !== 'tag' && type !== 'commit') || revision?.[1] !== 'commit' || tree?.[1] !== 'tree')
    return null;
  if (revisionId === undefined || directoryId === undefined) return null;
  const origin = { origin: repository.url };
  const visit = repository.snapshot === null ? {} : { visit: `swh:1:snp:${repository.snapshot}` };
  const anchor = { anchor: `swh:1:${type === 'tag' ? 'rel' : 'rev'}:${objectId}` };
  return {
    repository,
    release: releases.find(({ object_id }) => object_id === objectId) ?? releases[0] ?? null,
    objectId,
    revisionId,
    directoryId,
    directory,
    swhids: [
      ...(type === 'tag'
        ? [
            {
              kind: 'rel' as const,
              text: formatSwhid({ kind: 'rel', id: objectId, qualifiers: { ...origin, ...visit } }),
            },
          ]
        : []),
      {
        kind: 'rev',
        text: formatSwhid({ kind: 'rev', id: revisionId, qualifiers: { ...origin, ...visit } }),
      },
      {
        kind: 'dir',
        text: formatSwhid({ kind: 'dir', id: directoryId, qualifiers: { ...origin, ...visit, ...anchor } }),
      },
    ],
  };
}
