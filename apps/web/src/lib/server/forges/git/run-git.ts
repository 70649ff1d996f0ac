import { runGitProcess } from './git-process.ts';
import type { GitLimits, GitResult } from './git-remote.ts';

const usual: GitLimits = { milliseconds: 60_000, bytes: Infinity };

/**
 * Runs `git` with these arguments on a repository of ours, with an environment of its own: no configuration from
 * outside, no hooks, no protocol, no prompt. Operands that come from others stand behind `--` or are object ids.
 * `input` goes to its standard input; of the output, 64 MB are taken.
 *
 * @example await runGit(['cat-file', '-p', revision], { directory: '/srv/mirrors/7.git' })
 */
export async function runGit(
  args: readonly string[],
  options: {
    directory: string;
    input?: Uint8Array | string;
    limits?: GitLimits;
    signal?: AbortSignal | undefined;
  },
): Promise<GitResult<Buffer>> {
  const { limits = usual, ...rest } = options;
  return runGitProcess({ ...rest, args, limits, protocols: '', settings: [] });
}
