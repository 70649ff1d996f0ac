import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';

export interface SpawnOptions {
  /** Where git runs; nothing is looked for there unless `args` say so. */
  folder?: string;
  /** Beside the fixed ones, e.g. `GIT_ALLOW_PROTOCOL`: nobody is asked unless it says how. */
  environment?: Record<string, string>;
  /** Beside those that always hold; they stand in no list of processes. */
  settings?: readonly (readonly [key: string, value: string])[];
  stdio?: StdioOptions;
  signal?: AbortSignal | undefined;
}

/**
 * What holds whatever lies in a repository or on this computer: nothing is run, rewritten or tidied away on behalf of a
 * repository, nothing is followed, and no setting of the machine or of a person counts.
 */
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
  ['safe.directory', '*'],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['transfer.bundleURI', 'false'],
  ['protocol.version', '2'],
  // Packs stay as they came: no thousands of files, and the size on the disk is the size that was sent.
  ['fetch.unpackLimit', '1'],
  ['fetch.writeCommitGraph', 'false'],
  ['http.followRedirects', 'false'],
  ['http.proxy', ''],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '20'],
  // Large files go through in pieces instead of into memory.
  ['core.bigFileThreshold', '16m'],
  ['core.deltaBaseCacheLimit', '32m'],
  ['pack.threads', '1'],
  ['tar.umask', '0022'],
];

/**
 * Starts `git` and nothing else: with an environment of its own, in a process group that ends with the signal. What
 * others have chosen stands behind `--`, is an object id, or goes to its standard input.
 *
 * @example spawnGit(['--git-dir=/srv/archive/7.git', 'cat-file', 'blob', id])
 */
export function spawnGit(
  args: readonly string[],
  {
    folder = '/',
    environment = {},
    settings = [],
    stdio = ['pipe', 'pipe', 'pipe'],
    signal,
  }: SpawnOptions = {},
): ChildProcess {
  signal?.throwIfAborted();
  const child = spawn('git', [...args], {
    cwd: folder,
    env: { ...environmentWith([...always, ...settings]), ...environment },
    stdio,
    // A group of its own, so that its helpers end with it.
    detached: true,
    windowsHide: true,
  });
  const end = (): void => endGroup(child);
  signal?.addEventListener('abort', end, { once: true });
  child.once('close', () => signal?.removeEventListener('abort', end));
  // Whoever no longer reads or writes learns it from how the process ends.
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe?.on('error', () => {});
  return child;
}

function environmentWith(settings: readonly (readonly [key: string, value: string])[]): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: 'none',
    // One piece of memory: what says of itself to be larger ends git, not this computer.
    GIT_ALLOC_LIMIT: '256m',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, key],
        [`GIT_CONFIG_VALUE_${at}`, value],
      ]),
    ),
    // An own certificate authority of the house, as Node knows it.
    ...(process.env.NODE_EXTRA_CA_CERTS ? { GIT_SSL_CAINFO: process.env.NODE_EXTRA_CA_CERTS } : {}),
  };
}

/** Ends a process with all that it has started, also where only those are left and hold its output. */
export function endGroup(child: ChildProcess): void {
  const hasExited = child.exitCode !== null || child.signalCode !== null;
  if (child.pid === undefined || (hasExited && child.stdout?.destroyed !== false)) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
