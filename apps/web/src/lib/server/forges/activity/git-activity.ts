import { tmpdir } from 'node:os';
import type { ActivitySpan } from '../clients/forge-client.ts';
import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import { inFolder } from '../git/in-folder.ts';
import { remoteOf } from '../git/remote-of.ts';
import { runGit } from '../git/run-git.ts';
import { runRemoteGit } from '../git/run-remote-git.ts';
import type { RepositoryAddress } from '../repository.ts';
import { hasSecurityFile } from './all-pages.ts';
import type { CountedThings } from './count-activity.ts';

const limits = { milliseconds: 120_000, bytes: 200_000_000 };
const quietly = ['fetch', '--quiet', '--no-tags', '--no-auto-maintenance', '--no-write-fetch-head'] as const;

/** What a repository itself tells: the commits of six months without their files, tags, and a SECURITY.md. */
export async function gitActivity(
  forges: Forges,
  address: RepositoryAddress,
  { sixMonths }: ActivitySpan,
): Promise<Asked<CountedThings>> {
  const remote = await remoteOf(forges, address);
  if (!remote.ok) return remote;
  const { signal } = forges;
  return inFolder(tmpdir(), async (directory): Promise<Asked<CountedThings>> => {
    const here = { directory, limits, signal };
    const made = await runGit(['init', '--quiet', '--bare', '--template='], here);
    if (!made.ok) return made;
    const fetch =
      (...args: string[]) =>
      (url: string) => [...quietly, ...args.slice(0, -1), '--', url, args.at(-1)!];
    const newest = await runRemoteGit(
      remote.value,
      fetch('--depth=1', '--filter=blob:none', '+HEAD:refs/heads/main'),
      here,
    );
    if (!newest.ok) return newest;
    // Before the history: a tag alone is where git thinks that history begins.
    await runRemoteGit(remote.value, fetch('--depth=1', '--filter=tree:0', '+refs/tags/*:refs/tags/*'), here);
    // Where nothing happened since, git finds nothing to fetch and says so by failing.
    const since = `--shallow-since=${Math.floor(sixMonths.getTime() / 1000)}`;
    await runRemoteGit(remote.value, fetch(since, '--filter=tree:0', '+HEAD:refs/heads/main'), here);
    const log = await runGit(['log', '--format=%ct %ae', 'refs/heads/main'], here);
    const tags = await runGit(
      [
        'for-each-ref',
        '--format=%(creatordate:unix) %(if)%(contents:signature)%(then)1%(else)0%(end) %(refname:strip=2)',
        'refs/tags',
      ],
      here,
    );
    const files = await runGit(['ls-tree', '--name-only', '-z', 'refs/heads/main'], here);
    return {
      ok: true,
      value: {
        commits: log.ok ? linesOf(log.value, 2).map(([at, author]) => ({ at: moment(at), author })) : null,
        releases: tags.ok
          ? linesOf(tags.value, 3).map(([at, signed, name]) => ({
              name,
              at: moment(at),
              signed: signed === '1',
            }))
          : null,
        issues: null,
        branch: null,
        securityFile: files.ok ? hasSecurityFile(files.value.toString('utf8').split('\0')) : null,
        mergeRequests: null,
      },
    };
  });
}

const moment = (seconds: string): Date => new Date(Number(seconds) * 1000);

/** Lines of a number of words; the last one takes the rest. */
function linesOf(output: Buffer, words: 2): [string, string][];
function linesOf(output: Buffer, words: 3): [string, string, string][];
function linesOf(output: Buffer, words: number): string[][] {
  return output
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const parts = line.split(' ');
      return [...parts.slice(0, words - 1), parts.slice(words - 1).join(' ')];
    });
}
