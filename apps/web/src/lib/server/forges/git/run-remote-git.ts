import { isIP, isIPv6 } from 'node:net';
import { checkedAddress } from '#lib/server/outbound/index.ts';
import { runGitProcess } from './git-process.ts';
import type { GitLimits, GitRemote, GitResult } from './git-remote.ts';

/**
 * Runs `git` on a repository elsewhere. Its address is checked and looked up here; git connects to that very address,
 * follows nowhere and speaks nothing but http. `args` get the address where they say so.
 */
export async function runRemoteGit(
  remote: GitRemote,
  args: (url: string) => readonly string[],
  options: { directory: string; limits: GitLimits; signal?: AbortSignal | undefined },
): Promise<GitResult<Buffer>> {
  if (!URL.canParse(remote.url)) return { ok: false, trouble: { code: 'address-unusable' } };
  const url = new URL(remote.url);
  const { allowed, lookup } = remote;
  const limits = { milliseconds: 10_000, bytes: 0 };
  const found = await checkedAddress({ url, allowed, limits, lookup, signal: options.signal });
  if (!found.ok) return found;
  url.hash = '';
  return runGitProcess({
    ...options,
    // Written anew by the parser: what git sees is what was checked.
    args: args(url.href),
    protocols: url.protocol === 'http:' ? 'https:http' : 'https',
    settings: [...pinned(url, found.address), ...authorised(remote)],
  });
}

function pinned({ hostname, port, protocol }: URL, address: string): [string, string][] {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return [];
  const at = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return [['http.curloptResolve', `${host}:${at}:${isIPv6(address) ? `[${address}]` : address}`]];
}

function authorised({ token }: GitRemote): [string, string][] {
  if (!token) return [];
  const credentials = Buffer.from(`${token.user}:${token.token}`).toString('base64');
  return [['http.extraHeader', `Authorization: Basic ${credentials}`]];
}
