import type { GitLimits, GitRemote, GitResult } from './git-remote.ts';

export type RemoteFile =
  | { outcome: 'unchanged'; revision: string }
  | { outcome: 'found'; path: string; bytes: Uint8Array; revision: string }
  | { outcome: 'no-file'; revision: string | null };

/**
 * Reads the first of some files at the head of the default branch: one commit, and of its files only the asked one. A
 * `known` revision that is still the head costs one request.
 *
 * @example await readFileFromRemote(remote, ['publiccode.yml'], null)
 */
export async function readFileFromRemote(
  remote: GitRemote,
  paths: readonly string[],
  known: string | null,
  options: { limits?: GitLimits; signal?: AbortSignal | undefined } = {},
): Promise<GitResult<RemoteFile>> {
  throw new Error(`not yet: ${remote.url} ${paths.join()} ${known} ${options.limits?.bytes}`);
}
