import { gitActivity } from '../activity/git-activity.ts';
import type { Forges } from '../forges.ts';
import { listRemote } from '../git/list-remote.ts';
import { readFileFromRemote } from '../git/read-file-from-remote.ts';
import { remoteOf } from '../git/remote-of.ts';
import {
  filePaths,
  type FoundFile,
  type FoundRepository,
  type KnownFile,
  type RepositoryAddress,
} from '../repository.ts';
import type { ForgeClient, ListedPage, Listing } from './forge-client.ts';

/** Any server that hands out repositories over https, asked by git itself. It lists nothing. */
export const plainGit: ForgeClient = {
  list: (_forges: Forges, { origin }: Listing): Promise<ListedPage> =>
    Promise.resolve({ ok: false, trouble: { code: 'not-a-list', detail: new URL(origin).host } }),
  repository: remoteRepository,
  file: remoteFile,
  activity: gitActivity,
};

async function remoteRepository(forges: Forges, address: RepositoryAddress): Promise<FoundRepository> {
  const remote = await remoteOf(forges, address);
  if (!remote.ok) return goneOr(remote.trouble);
  const listed = await listRemote(remote.value, { signal: forges.signal });
  if (!listed.ok) return goneOr(listed.trouble);
  const { url } = address;
  const { movedTo, url: cloneUrl } = remote.value;
  return {
    outcome: 'found',
    repository: {
      forge: 'git',
      url: movedTo ?? url,
      cloneUrl,
      forgeId: null,
      name: decodeURIComponent(new URL(cloneUrl).pathname.split('/').at(-1) ?? '').replace(/\.git$/, ''),
      description: null,
      archived: false,
      private: false,
      empty: listed.value.refs.size === 0,
      pushedAt: null,
      defaultBranch: listed.value.head?.replace(/^refs\/heads\//, '') ?? null,
      fork: false,
      forkOf: null,
      movedFrom: movedTo === null ? null : url,
    },
  };
}

async function remoteFile(
  forges: Forges,
  address: RepositoryAddress,
  path: string,
  known: KnownFile | null,
): Promise<FoundFile> {
  const remote = await remoteOf(forges, address);
  if (!remote.ok) return goneOr(remote.trouble);
  const read = await readFileFromRemote(
    remote.value,
    [...new Set([path, ...filePaths])],
    known?.revision ?? null,
    {
      signal: forges.signal,
    },
  );
  if (!read.ok) return goneOr(read.trouble);
  if (read.value.outcome === 'unchanged') return { outcome: 'unchanged' };
  if (read.value.outcome === 'no-file') return { outcome: 'gone', reason: 'no-file', movedTo: null };
  const { bytes, revision } = read.value;
  return {
    outcome: 'found',
    path: read.value.path,
    bytes,
    revision,
    etag: null,
    movedTo: remote.value.movedTo,
  };
}

function goneOr(trouble: { code: string } & Extract<FoundFile, { outcome: 'unreachable' }>['trouble']) {
  if (trouble.code === 'not-found') return { outcome: 'gone', reason: 'removed', movedTo: null } as const;
  if (trouble.code === 'refused') return { outcome: 'gone', reason: 'private', movedTo: null } as const;
  return { outcome: 'unreachable', trouble } as const;
}
