import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { endGroup, spawnGit } from '#lib/server/git/index.ts';
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

/** More than any answer that is read into memory. */
const mostOutput = 64_000_000;

/** Runs git until it has ended, which it does with all its children when it takes too much. */
export async function runGitProcess(given: GitProcess): Promise<GitResult<Buffer>> {
  const { directory, limits, input, signal, settings, protocols } = given;
  const environment = { GIT_ALLOW_PROTOCOL: protocols === '' ? 'none' : protocols };
  const child = spawnGit(given.args, { folder: directory, environment, settings, signal });
  let ended: 'too-slow' | 'too-large' | null = null;
  const end = (reason: 'too-slow' | 'too-large'): void => {
    ended ??= reason;
    endGroup(child);
  };
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
  const output: Buffer[] = [];
  let size = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > Math.min(mostOutput, limits.bytes)) end('too-large');
    else output.push(chunk);
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 4000) complaint += chunk.toString('utf8');
  });
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  clearTimeout(timer);
  clearInterval(watch);
  if (signal?.aborted) throw signal.reason;
  if (ended === null && (await bytesOf(directory)) > limits.bytes) ended = 'too-large';
  if (ended) return { ok: false, trouble: { code: ended } };
  return code === 0
    ? { ok: true, value: Buffer.concat(output) }
    : { ok: false, trouble: troubleOf(code, complaint) };
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
