import type { GitLimits, GitRemote, GitResult } from './git-remote.ts';

/** What a mirror holds. */
export interface Mirror {
  /** `refs/heads/main` → object id, of branches and tags as they lie in the mirror. */
  refs: Map<string, string>;
  /** The branch that HEAD names, e.g. `refs/heads/main`; null where it names none. */
  head: string | null;
  /** Bytes of the folder. */
  bytes: number;
}

/**
 * Makes a bare mirror of all branches and tags in a folder that does not exist yet. Nothing is checked out and nothing
 * of the repository is run. On trouble the folder is removed.
 *
 * @example await cloneMirror({ url: 'https://codeberg.org/stadt/baum.git', allowed }, '/srv/mirrors/7.git')
 */
export async function cloneMirror(
  remote: GitRemote,
  directory: string,
  options: { limits?: GitLimits; signal?: AbortSignal | undefined } = {},
): Promise<GitResult<Mirror>> {
  throw new Error(`not yet: ${remote.url} ${directory} ${options.limits?.bytes}`);
}

/** Brings a mirror up to date; what is gone at home is dropped from its refs. On trouble the mirror stays as it was. */
export async function fetchMirror(
  remote: GitRemote,
  directory: string,
  options: { limits?: GitLimits; signal?: AbortSignal | undefined } = {},
): Promise<GitResult<Mirror>> {
  throw new Error(`not yet: ${remote.url} ${directory} ${options.limits?.bytes}`);
}
