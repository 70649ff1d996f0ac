import { readdir, rm } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { checkedAddress, type AllowedHosts } from '#lib/server/outbound/index.ts';
import type { StoredTrouble } from '#lib/server/database/index.ts';
import { dropIncoming } from './adopt-incoming.ts';
import { askGit, type AskOptions, type GitAnswer } from './ask-git.ts';
import { folderBytes } from './repository-folder.ts';

export interface FetchLimits {
  /** For the whole fetch. */
  milliseconds: number;
  /** That the folder may have when it ends. */
  bytes: number;
}

export interface FetchOptions {
  allowed: AllowedHosts;
  limits: FetchLimits;
  signal?: AbortSignal | undefined;
  /** Told how many of how many objects have come. */
  report?: (objects: number, of: number) => void;
}

export type Fetched =
  /** `head` is the branch that HEAD names at home, null for none. */
  { ok: true; head: string | null } | { ok: false; trouble: StoredTrouble };

/** Sins of old histories that harm nobody; what could harm whoever unpacks or clones is refused. */
const forgiven = [
  'badDate',
  'badDateOverflow',
  'badEmail',
  'badName',
  'badTimezone',
  'missingEmail',
  'missingNameBeforeEmail',
  'missingSpaceBeforeDate',
  'missingSpaceBeforeEmail',
  'multipleAuthors',
  'zeroPaddedDate',
  'zeroPaddedFilemode',
  'missingTaggerEntry',
  'badTagName',
  'nulInCommit',
];
const refused = ['hasDot', 'hasDotdot', 'hasDotgit', 'emptyName', 'fullPathname', 'nullSha1'];

/**
 * Brings all branches and tags of a repository to `refs/incoming`, where nobody sees them yet. The name of the host is
 * looked up once and git connects to that address; nothing is followed, and nothing of the repository is run.
 */
export async function fetchIncoming(
  directory: string,
  address: string,
  { allowed, limits, signal, report }: FetchOptions,
): Promise<Fetched> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return { ok: false, trouble: { code: 'address-unusable' } };
  const checked = await checkedAddress({ url, allowed, limits: { milliseconds: 10_000, bytes: 0 }, signal });
  if (!checked.ok) return checked;
  const protocol = url.protocol.slice(0, -1);
  const port = url.port === '' ? (protocol === 'https' ? '443' : '80') : url.port;
  const at = isIPv6(checked.address) ? `[${checked.address}]` : checked.address;
  const settings: [string, string][] = [
    ['http.curloptResolve', `${url.hostname}:${port}:${at}`],
    ['http.lowSpeedTime', '60'],
    ['fetch.fsckObjects', 'true'],
    ...forgiven.map((sin): [string, string] => [`fetch.fsck.${sin}`, 'ignore']),
    ...refused.map((sin): [string, string] => [`fetch.fsck.${sin}`, 'error']),
  ];
  const environment = { GIT_ALLOW_PROTOCOL: protocol };
  const found = await findHead(directory, url, {
    settings,
    environment,
    signal,
    milliseconds: Math.min(60_000, limits.milliseconds),
  });
  if (!found.ok) return found;

  const before = await packsOf(directory);
  const full = new AbortController();
  const watch = setInterval(() => {
    void folderBytes(directory).then((bytes) => {
      if (bytes > limits.bytes) full.abort(new Error('the archive is full'));
    });
  }, 300);
  try {
    const fetched = await askGit(
      directory,
      [
        'fetch',
        '--progress',
        '--prune',
        '--no-tags',
        '--no-write-fetch-head',
        '--',
        found.address,
        '+refs/heads/*:refs/incoming/heads/*',
        '+refs/tags/*:refs/incoming/tags/*',
      ],
      {
        environment,
        settings,
        milliseconds: limits.milliseconds,
        signal: AbortSignal.any([full.signal, ...(signal ? [signal] : [])]),
        listen: progressOf(report),
      },
    );
    if (!fetched.ok) return { ok: false, trouble: troubleOf(fetched) };
  } catch (error) {
    if (full.signal.aborted && !signal?.aborted) return { ok: false, trouble: { code: 'archive-full' } };
    throw error;
  } finally {
    clearInterval(watch);
  }
  if ((await folderBytes(directory)) > limits.bytes) {
    await dropIncoming(directory);
    for (const file of await packsOf(directory))
      if (!before.includes(file)) await rm(join(directory, 'objects/pack', file), { force: true });
    return { ok: false, trouble: { code: 'archive-full' } };
  }
  return { ok: true, head: found.head };
}

/** Everything that a fetch brings lies in packs of its own, on which no older one depends. */
const packsOf = (directory: string): Promise<string[]> =>
  readdir(join(directory, 'objects/pack')).catch((): string[] => []);

/** Asks for HEAD, with `.git` at the end of the address first: some forges send on from the one without, others do not know one of the two. */
async function findHead(
  directory: string,
  url: URL,
  options: Pick<AskOptions, 'environment' | 'settings' | 'signal' | 'milliseconds'>,
): Promise<{ ok: true; address: string; head: string | null } | { ok: false; trouble: StoredTrouble }> {
  const plain = url.href.replace(/(?<!\/)\/+$/, '');
  const addresses = plain.endsWith('.git') ? [plain] : [`${plain}.git`, plain];
  let trouble: StoredTrouble = { code: 'not-found' };
  for (const address of addresses) {
    const asked = await askGit(directory, ['ls-remote', '--symref', '--', address, 'HEAD'], options);
    if (asked.ok) {
      const head = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(asked.output.toString('latin1'))?.[1];
      return { ok: true, address, head: head ?? null };
    }
    trouble = troubleOf(asked);
    if (!['not-found', 'moved', 'private'].includes(trouble.code)) break;
  }
  return { ok: false, trouble };
}

/** Reads `Receiving objects:  45% (450/1000)` out of what git says. */
function progressOf(report: FetchOptions['report']): (text: string) => void {
  return (text) => {
    const [, objects, of] = /Receiving objects: +\d+% \((\d+)\/(\d+)\)/.exec(text) ?? [];
    if (objects !== undefined && of !== undefined) report?.(Number(objects), Number(of));
  };
}

/** What git's words mean; they are in English, because it is told so. */
function troubleOf({ problem, said }: GitAnswer & { ok: false }): StoredTrouble {
  if (problem !== 'failed') return { code: 'too-slow' };
  if (/repository '[^'\n]*' not found|returned error: (404|410)/.test(said)) return { code: 'not-found' };
  if (/returned error: 30\d|unable to update url base from redirection/.test(said)) return { code: 'moved' };
  if (/could not read Username|returned error: (401|403)|Authentication failed/.test(said))
    return { code: 'private' };
  if (/returned error: (429|5\d\d)/.test(said)) return { code: 'unreachable' };
  if (/fsck error|error in (tree|commit|tag|blob) [0-9a-f]{40}|hasDot|unable to parse object/.test(said))
    return { code: 'unsafe-content' };
  if (/object format|mismatched algorithms/.test(said)) return { code: 'other-hash' };
  if (/certificate|SSL/i.test(said)) return { code: 'certificate-refused' };
  return { code: 'git-failed' };
}
