import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';

export interface SpawnOptions {
  /** Beside the fixed ones. */
  environment?: Record<string, string>;
  stdio?: StdioOptions;
  signal?: AbortSignal | undefined;
}

/**
 * Settings that hold whatever stands in a repository: nothing is run or rewritten on its behalf, nothing is tidied away,
 * and no setting of the machine or of a person counts.
 */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'safe.directory=*',
  'tar.umask=0022',
];

const environment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  HOME: '/nonexistent',
  LC_ALL: 'C',
  TZ: 'UTC',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '/bin/false',
  GIT_NO_LAZY_FETCH: '1',
  // Nobody is asked unless a fetch says whom.
  GIT_ALLOW_PROTOCOL: 'none',
};

/**
 * Starts `git` on a bare repository of the archive, in a process group of its own that ends with the signal. What
 * others have chosen stands behind `--`, is an object id, or goes to its standard input.
 *
 * @example spawnGit('/srv/archive/7.git', ['cat-file', 'blob', id])
 */
export function spawnGit(
  directory: string,
  args: readonly string[],
  { environment: more = {}, stdio = ['pipe', 'pipe', 'pipe'], signal }: SpawnOptions = {},
): ChildProcess {
  signal?.throwIfAborted();
  const fixed = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn('git', [...fixed, `--git-dir=${directory}`, ...args], {
    cwd: '/',
    env: { ...environment, ...more },
    stdio,
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

/** Ends a process with all that it has started. */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
