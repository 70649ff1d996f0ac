import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** As it was at the beginning: a test may have the program find another git. */
const path = process.env.PATH;

export interface FakeCommit {
  files?: Record<string, string | Buffer>;
  /** Path → where the link points to. */
  links?: Record<string, string>;
  message?: string;
  at?: string;
  by?: string;
  tag?: string;
}

/** Runs git as a person who makes a repository for a test would. */
export function gitIn(folder: string, args: readonly string[], input?: string | Buffer): string {
  const who = { name: 'Person', email: 'person@example.org' };
  return execFileSync('git', args, {
    cwd: folder,
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: path,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: who.name,
      GIT_COMMITTER_NAME: who.name,
      GIT_AUTHOR_EMAIL: who.email,
      GIT_COMMITTER_EMAIL: who.email,
      ...dates,
    },
  }).toString();
}
let dates: Record<string, string> = {};

/** Makes a bare repository `<root>/<name>.git` with these commits on its branch `main`; the folder of it. */
export function bareRepository(root: string, name: string, commits: readonly FakeCommit[]): string {
  const work = mkdtempSync(join(tmpdir(), 'allmende-fake-git-'));
  gitIn(work, ['init', '--quiet', '--initial-branch=main']);
  for (const { files = {}, links = {}, message = 'change', at, by, tag } of commits) {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(work, file)), { recursive: true });
      writeFileSync(join(work, file), content);
    }
    for (const [link, target] of Object.entries(links)) symlinkSync(target, join(work, link));
    dates = at === undefined ? {} : { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    gitIn(work, ['add', '--all', '--force', '.']);
    const author = by === undefined ? [] : [`--author=${by} <${by}@example.org>`];
    gitIn(work, ['commit', '--quiet', '--allow-empty', '--message', message, ...author]);
    if (tag !== undefined) gitIn(work, ['tag', '--annotate', '--message', tag, tag]);
    dates = {};
  }
  const bare = join(root, `${name}.git`);
  mkdirSync(dirname(bare), { recursive: true });
  rmSync(bare, { recursive: true, force: true });
  gitIn(work, ['clone', '--quiet', '--bare', '.', bare]);
  rmSync(work, { recursive: true, force: true });
  return bare;
}
