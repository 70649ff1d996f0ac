import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf } from './git-process.ts';
import type { GitLimits, GitRemote, GitResult } from './git-remote.ts';
import { listRemote } from './list-remote.ts';
import { runGit } from './run-git.ts';
import { runRemoteGit } from './run-remote-git.ts';

/** What a mirror holds. */
export interface Mirror {
  /** `refs/heads/main` → object id, of branches and tags as they lie in the mirror. */
  refs: Map<string, string>;
  /** The branch that HEAD names, e.g. `refs/heads/main`; null where it names none. */
  head: string | null;
  /** Bytes of the folder. */
  bytes: number;
}

interface MirrorOptions {
  limits?: GitLimits;
  signal?: AbortSignal | undefined;
}

const usual: GitLimits = { milliseconds: 600_000, bytes: 2_000_000_000 };

/**
 * Makes a bare mirror of all branches and tags in a folder that does not exist yet. Nothing is checked out and nothing
 * of the repository is run. On trouble the folder is removed.
 *
 * @example await cloneMirror({ url: 'https://codeberg.org/stadt/baum.git', allowed }, '/srv/mirrors/7.git')
 */
export async function cloneMirror(
  remote: GitRemote,
  directory: string,
  options: MirrorOptions = {},
): Promise<GitResult<Mirror>> {
  await mkdir(directory, { recursive: false });
  const made = await runGit(['init', '--quiet', '--bare', '--template='], { directory });
  const mirror = made.ok ? await fetchMirror(remote, directory, options) : made;
  if (!mirror.ok) await rm(directory, { recursive: true, force: true });
  return mirror;
}

/** Brings a mirror up to date; what is gone at home is dropped from its refs. On trouble the refs stay as they were. */
export async function fetchMirror(
  remote: GitRemote,
  directory: string,
  { limits = usual, signal }: MirrorOptions = {},
): Promise<GitResult<Mirror>> {
  const listed = await listRemote(remote, {
    limits: { milliseconds: Math.min(30_000, limits.milliseconds), bytes: 20_000_000 },
    signal,
  });
  if (!listed.ok) return listed;
  const here = { directory, limits, signal };
  const fetched = await runRemoteGit(
    remote,
    (url) => [
      'fetch',
      '--quiet',
      '--prune',
      '--atomic',
      '--no-tags',
      '--no-auto-maintenance',
      '--no-recurse-submodules',
      '--no-write-fetch-head',
      '--',
      url,
      '+refs/heads/*:refs/heads/*',
      '+refs/tags/*:refs/tags/*',
    ],
    here,
  ).finally(() => dropHalfPacks(directory));
  if (!fetched.ok) return fetched;
  const { head } = listed.value;
  if (head !== null) {
    // The name is one that git has just written as a ref, or it refuses it.
    const named = await runGit(['symbolic-ref', 'HEAD', head], { directory, signal });
    if (!named.ok) return named;
  }
  return readMirror(directory, head);
}

async function readMirror(directory: string, head: string | null): Promise<GitResult<Mirror>> {
  const listed = await runGit(['for-each-ref', '--format=%(objectname) %(refname)'], { directory });
  if (!listed.ok) return listed;
  const refs = new Map<string, string>();
  for (const line of listed.value.toString('utf8').split('\n')) {
    const at = line.indexOf(' ');
    if (at > 0) refs.set(line.slice(at + 1), line.slice(0, at));
  }
  return { ok: true, value: { refs, head, bytes: await bytesOf(directory) } };
}

/** What git had begun to write when it was ended. */
async function dropHalfPacks(directory: string): Promise<void> {
  const packs = join(directory, 'objects', 'pack');
  for (const file of await readdir(packs).catch(() => []))
    if (file.startsWith('tmp_')) await rm(join(packs, file), { force: true });
}
