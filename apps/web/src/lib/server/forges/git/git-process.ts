import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitLimits, GitResult } from './git-remote.ts';

export interface GitProcess {
  args: readonly string[];
  directory: string;
  /** `https`, `https:http`, or empty where nothing is to be asked of the network. */
  protocols: string;
  /** Settings beside those that always hold; not seen in the list of processes. */
  settings: readonly (readonly [key: string, value: string])[];
  limits: GitLimits;
  input?: Uint8Array | string | undefined;
  signal?: AbortSignal | undefined;
}

/** What always holds, whatever lies in a repository or on this computer. */
const always: readonly (readonly [key: string, value: string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.excludesFile', '/dev/null'],
  ['core.symlinks', 'false'],
  ['core.askPass', ''],
  ['core.pager', 'cat'],
  ['credential.helper', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['transfer.bundleURI', 'false'],
  ['protocol.version', '2'],
  // Packs stay as they came: no thousands of files, and the size on the disk is the size that was sent.
  ['fetch.unpackLimit', '1'],
  ['http.followRedirects', 'false'],
  ['http.proxy', ''],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '20'],
  // Large files go through in pieces instead of into memory.
  ['core.bigFileThreshold', '16m'],
  ['core.deltaBaseCacheLimit', '32m'],
  ['pack.threads', '1'],
];
/** More than any answer that is read into memory. */
const mostOutput = 64_000_000;

/** Runs git and nothing else: an environment of its own, ended with all its children when it takes too much. */
export async function runGitProcess(given: GitProcess): Promise<GitResult<Buffer>> {
  const { args, directory, limits, input, signal } = given;
  if (signal?.aborted) throw signal.reason;
  const child = spawn('git', [...args], {
    cwd: directory,
    env: environmentOf(given),
    // A group of its own, so that its helpers end with it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let ended: 'too-slow' | 'too-large' | null = null;
  const end = (reason: 'too-slow' | 'too-large' | null): void => {
    ended ??= reason;
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const abort = (): void => end(null);
  const timer = setTimeout(() => end('too-slow'), limits.milliseconds);
  let measuring = false;
  const watch = setInterval(() => {
    if (measuring) return;
    measuring = true;
    void bytesOf(directory).then((bytes) => {
      measuring = false;
      if (bytes > limits.bytes) end('too-large');
    });
  }, 200);
  signal?.addEventListener('abort', abort, { once: true });
  const output: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > Math.min(mostOutput, limits.bytes)) end('too-large');
    else output.push(chunk);
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < 4000) complaint += chunk.toString('utf8');
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  clearTimeout(timer);
  clearInterval(watch);
  signal?.removeEventListener('abort', abort);
  if (signal?.aborted) throw signal.reason;
  if (ended === null && (await bytesOf(directory)) > limits.bytes) ended = 'too-large';
  if (ended) return { ok: false, trouble: { code: ended } };
  return code === 0
    ? { ok: true, value: Buffer.concat(output) }
    : { ok: false, trouble: troubleOf(code, complaint) };
}

function environmentOf({ protocols, settings }: GitProcess): Record<string, string> {
  const all = [...always, ...settings];
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: protocols === '' ? 'none' : protocols,
    GIT_OPTIONAL_LOCKS: '0',
    // One piece of memory: what says of itself to be larger ends git, not this computer.
    GIT_ALLOC_LIMIT: '256m',
    GIT_CONFIG_COUNT: String(all.length),
    ...Object.fromEntries(
      all.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, key],
        [`GIT_CONFIG_VALUE_${at}`, value],
      ]),
    ),
    // An own certificate authority of the house, as Node knows it.
    ...(process.env.NODE_EXTRA_CA_CERTS ? { GIT_SSL_CAINFO: process.env.NODE_EXTRA_CA_CERTS } : {}),
  };
}

/** Bytes of all files below a folder; 0 where there is none. */
export async function bytesOf(directory: string): Promise<number> {
  const files = await readdir(directory, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(directory, file)).then(
        (entry) => (entry.isFile() ? entry.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, each) => sum + each, 0);
}

/** What git complains of goes no further than the kind of it: a server could write anything there. */
function troubleOf(code: number | null, complaint: string) {
  if (code === null) return { code: 'git-failed', detail: 'git' } as const;
  if (/could not resolve host/i.test(complaint)) return { code: 'host-unknown' } as const;
  if (
    /The requested URL returned error: 40[13]|Authentication failed|could not read Username/i.test(complaint)
  )
    return { code: 'refused' } as const;
  if (/not found|The requested URL returned error: 4(?:04|10|51)/i.test(complaint))
    return { code: 'not-found' } as const;
  if (/certificate|SSL|TLS/i.test(complaint)) return { code: 'certificate-refused' } as const;
  if (/transfer closed|unexpected disconnect|early EOF|hung up/i.test(complaint))
    return { code: 'broken-off' } as const;
  if (/Failed to connect|Connection refused|Timeout was reached|timed out/i.test(complaint))
    return { code: 'unreachable' } as const;
  return { code: 'git-failed', detail: String(code) } as const;
}
