import { tmpdir } from 'node:os';
import type { GitLimits, GitRemote, GitResult } from './git-remote.ts';
import { inFolder } from './in-folder.ts';
import { runRemoteGit } from './run-remote-git.ts';

export interface RemoteRefs {
  /** Branches and tags: `refs/heads/main` → object id. */
  refs: Map<string, string>;
  /** The branch that HEAD names; null where it names none. */
  head: string | null;
  /** The commit that HEAD is at; null for an empty repository. */
  revision: string | null;
}

/**
 * Asks for the branches and tags of a repository elsewhere, by one or two requests.
 *
 * @example (await listRemote(remote)).value.head // 'refs/heads/main'
 */
export async function listRemote(
  remote: GitRemote,
  options: { limits?: GitLimits; signal?: AbortSignal | undefined } = {},
): Promise<GitResult<RemoteRefs>> {
  const limits = options.limits ?? { milliseconds: 30_000, bytes: 20_000_000 };
  const asked = await inFolder(tmpdir(), (directory) =>
    runRemoteGit(
      remote,
      (url) => ['ls-remote', '--symref', '--', url, 'HEAD', 'refs/heads/*', 'refs/tags/*'],
      { directory, limits, signal: options.signal },
    ),
  );
  if (!asked.ok) return asked;
  const refs = new Map<string, string>();
  let head: string | null = null;
  let revision: string | null = null;
  for (const line of asked.value.toString('utf8').split('\n')) {
    const [value = '', name = ''] = line.split('\t');
    if (name === 'HEAD' && value.startsWith('ref: ')) head = value.slice(5);
    else if (!/^[\da-f]{40,64}$/.test(value)) continue;
    else if (name === 'HEAD') revision = value;
    else if (/^refs\/(?:heads|tags)\//.test(name) && !name.endsWith('^{}')) refs.set(name, value);
  }
  return { ok: true, value: { refs, head: head?.startsWith('refs/heads/') ? head : null, revision } };
}
