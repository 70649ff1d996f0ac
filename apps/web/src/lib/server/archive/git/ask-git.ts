import { endGroup, spawnGit, type SpawnOptions } from '#lib/server/git/index.ts';

export interface AskOptions extends Omit<SpawnOptions, 'stdio' | 'folder'> {
  input?: string | Uint8Array;
  /** Of the answer; 64 MB when left out. */
  bytes?: number;
  /** 60 s when left out. */
  milliseconds?: number;
  /** Told of each piece of what git says about its progress. */
  listen?: (text: string) => void;
}

export type GitAnswer =
  | { ok: true; output: Buffer }
  /** `said` is the last of what git wrote about it, for finding out the reason, never to be shown. */
  | { ok: false; problem: 'failed' | 'too-slow' | 'too-large'; code: number | null; said: string };

/**
 * Asks `git` something about a repository of the archive and waits for the answer. Rejects only when the signal aborts
 * or when there is no `git`.
 *
 * @example const answer = await askGit(directory, ['cat-file', '-t', id]);
 */
export async function askGit(
  directory: string,
  args: readonly string[],
  { input = '', bytes = 64_000_000, milliseconds = 60_000, listen, ...options }: AskOptions = {},
): Promise<GitAnswer> {
  const child = spawnGit([`--git-dir=${directory}`, ...args], options);
  let problem: 'too-slow' | 'too-large' | null = null;
  const stop = (reason: 'too-slow' | 'too-large'): void => {
    problem ??= reason;
    endGroup(child);
  };
  const timer = setTimeout(() => stop('too-slow'), milliseconds);
  const pieces: Buffer[] = [];
  let size = 0;
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > bytes) stop('too-large');
    else pieces.push(piece);
  });
  child.stderr?.on('data', (piece: Buffer) => {
    const text = piece.toString('latin1');
    said = (said + text).slice(-4000);
    listen?.(text);
  });
  child.stdin?.end(input);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    options.signal?.throwIfAborted();
    if (problem !== null) return { ok: false, problem, code, said };
    return code === 0
      ? { ok: true, output: Buffer.concat(pieces) }
      : { ok: false, problem: 'failed', code, said };
  } finally {
    clearTimeout(timer);
  }
}

/** {@link askGit} where only damage could make it fail: the text of the answer, byte by byte as Latin-1; else it throws. */
export async function gitSays(
  directory: string,
  args: readonly string[],
  options: AskOptions = {},
): Promise<string> {
  const answer = await askGit(directory, args, options);
  if (answer.ok) return answer.output.toString('latin1');
  throw new Error(`git ${args[0] ?? ''} ${answer.problem}: ${answer.said}`);
}
