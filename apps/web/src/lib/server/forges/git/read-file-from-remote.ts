import { tmpdir } from 'node:os';
import type { GitLimits, GitRemote, GitResult } from './git-remote.ts';
import { runGitProcess } from './git-process.ts';
import { inFolder } from './in-folder.ts';
import { listRemote } from './list-remote.ts';
import { runGit } from './run-git.ts';
import { runRemoteGit } from './run-remote-git.ts';

export type RemoteFile =
  | { outcome: 'unchanged'; revision: string }
  | { outcome: 'found'; path: string; bytes: Uint8Array; revision: string }
  | { outcome: 'no-file'; revision: string | null };

type Options = { limits?: GitLimits; signal?: AbortSignal | undefined };

/**
 * Reads the first of some files at the head of the default branch: one commit, and of its files only the asked one,
 * where the server can tell them apart. A `known` revision that is still the head costs one request. A symbolic link is
 * no file.
 *
 * @example await readFileFromRemote(remote, ['publiccode.yml'], null)
 */
export async function readFileFromRemote(
  remote: GitRemote,
  paths: readonly string[],
  known: string | null,
  options: Options = {},
): Promise<GitResult<RemoteFile>> {
  const limits = options.limits ?? { milliseconds: 60_000, bytes: 50_000_000 };
  const { signal } = options;
  const listed = await listRemote(remote, { limits, signal });
  if (!listed.ok) return listed;
  const { revision } = listed.value;
  if (revision === null) return { ok: true, value: { outcome: 'no-file', revision } };
  if (revision === known) return { ok: true, value: { outcome: 'unchanged', revision } };
  return inFolder(tmpdir(), async (directory) => {
    const here = { directory, limits, signal };
    const made = await runGit(['init', '--quiet', '--bare', '--template='], here);
    if (!made.ok) return made;
    const fetched = await runRemoteGit(
      remote,
      (url) => [...fetchOnly, '--depth=1', '--filter=blob:none', '--', url, '+HEAD:refs/heads/asked'],
      here,
    );
    if (!fetched.ok) return fetched;
    const file = await blobOf(paths, here);
    if (!file.ok) return file;
    if (file.value === null) return { ok: true, value: { outcome: 'no-file', revision } };
    const { path, blob } = file.value;
    if (!(await isHere(blob, here))) {
      // As git itself fetches what it left out before.
      const asked = await runRemoteGit(
        remote,
        (url) => [
          '-c',
          'fetch.negotiationAlgorithm=noop',
          ...fetchOnly,
          '--filter=blob:none',
          '--',
          url,
          blob,
        ],
        here,
      );
      if (!asked.ok) return asked;
    }
    const read = await runGit(['cat-file', 'blob', blob], here);
    if (!read.ok) return read;
    return { ok: true, value: { outcome: 'found', path, bytes: read.value, revision } };
  });
}

const fetchOnly = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
  '--no-write-fetch-head',
] as const;

type Here = { directory: string; limits: GitLimits; signal?: AbortSignal | undefined };

/** The first of the paths that is a plain file, with its object. */
async function blobOf(
  paths: readonly string[],
  here: Here,
): Promise<GitResult<{ path: string; blob: string } | null>> {
  const listed = await runGit(['ls-tree', '-z', 'refs/heads/asked', '--', ...paths], here);
  if (!listed.ok) return listed;
  const blobs = new Map<string, string>();
  for (const line of listed.value.toString('utf8').split('\0')) {
    const [, blob, path] = /^100\d{3} blob ([\da-f]{40,64})\t(.+)$/s.exec(line) ?? [];
    if (blob !== undefined && path !== undefined) blobs.set(path, blob);
  }
  for (const path of paths) {
    const blob = blobs.get(path);
    if (blob !== undefined) return { ok: true, value: { path, blob } };
  }
  return { ok: true, value: null };
}

/** Whether an object was sent along; nothing is asked of the network for it. */
async function isHere(blob: string, here: Here): Promise<boolean> {
  const asked = await runGitProcess({
    ...here,
    args: ['rev-list', '--objects', '--all', '--missing=print', '--no-object-names'],
    protocols: '',
    settings: [],
  });
  return asked.ok && !asked.value.toString('latin1').includes(`?${blob}`);
}
