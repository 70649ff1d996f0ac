import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { adoptIncoming, readRefs } from '#lib/server/archive/git/adopt-incoming.ts';
import { fetchIncoming, type Fetched } from '#lib/server/archive/git/fetch-incoming.ts';
import { readReleases } from '#lib/server/archive/git/read-releases.ts';
import { prepareFolder } from '#lib/server/archive/git/repository-folder.ts';
import { readFileFromRemote, type GitRemote } from '#lib/server/forges/index.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { FakeForge } from '../forges/fake/index.ts';
import { evilRemotes } from './evil-remotes.ts';
import { evilRepositories, zeros } from './evil-repositories.ts';
import { evilServers } from './evil-servers.ts';

const isWhole = process.env.HOSTILE === 'whole';
const part = <T>(all: readonly T[], every: number): T[] => all.filter((_, at) => isWhole || at % every === 0);

let forge: FakeForge;
let folder: string;
let traces: string;
let mark: string;
const realPath = process.env.PATH;

/** What git starts stands in its own trace; whatever else is found on the way says that it was run. */
beforeAll(async () => {
  forge = await FakeForge.start('plain');
  folder = mkdtempSync(join(tmpdir(), 'allmende-evil-'));
  [forge.gitRoot, traces, mark] = [join(folder, 'root'), join(folder, 'traces'), join(folder, 'mark')];
  const bin = join(folder, 'bin');
  for (const each of [forge.gitRoot, traces, bin]) mkdirSync(each);
  const git = execFileSync('which', ['git']).toString().trim();
  writeFileSync(join(bin, 'git'), `#!/bin/sh\nGIT_TRACE2_EVENT=${traces} exec ${git} "$@"\n`);
  for (const name of [
    'ssh',
    'git-lfs',
    'git-remote-ext',
    'git-remote-fd',
    'git-remote-testgit',
    'git-remote-persistent-https',
    'touch',
    'less',
    'gpg',
    'vi',
  ])
    writeFileSync(join(bin, name), `#!/bin/sh\n: > ${mark}\n`);
  for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755);
  for (const { make } of part(evilRepositories, 8)) make(forge.gitRoot, mark);
  process.env.PATH = `${bin}:${realPath}`;
});
afterAll(async () => {
  process.env.PATH = realPath;
  await forge.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(traces, { recursive: true, force: true });
  mkdirSync(traces);
});

const limits = { milliseconds: 20_000, bytes: 20_000_000 };
const allowed = readAllowedHosts('127.0.0.1');
const remote = (url: string): GitRemote => ({ url, allowed });

/** What the job of the archive does with a repository. */
async function copy(url: string, directory: string, within = limits): Promise<Fetched> {
  await prepareFolder(directory);
  const fetched = await fetchIncoming(directory, url, { allowed, limits: within });
  if (fetched.ok) {
    await adoptIncoming(directory, fetched.head, new Date());
    await readReleases(directory);
  }
  return fetched;
}

/** Everything that was started by git since the test began, apart from git. */
function strangers(): string[] {
  return readdirSync(traces).flatMap((name) =>
    readFileSync(join(traces, name), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"child_start"') || line.includes('"exec"'))
      .map((line) => JSON.parse(line) as { use_shell?: boolean; argv?: string[]; child_class?: string })
      .filter(({ use_shell, argv = [], child_class }) => {
        const program = argv[0] ?? '';
        const isGit =
          program === 'git' ||
          /^(?:\/usr\/(?:lib|libexec)\/git-core\/)?git(?:-remote-https?)?$/.test(program);
        return use_shell === true || child_class === 'hook' || !isGit;
      })
      .map(({ argv }) => (argv ?? []).join(' ')),
  );
}

function nothingHappened(what: string): void {
  expect(strangers(), what).toEqual([]);
  expect(existsSync(mark), what).toBe(false);
}

it('two hundred and more ways to be evil are known', () => {
  expect(evilRemotes.length + evilRepositories.length + evilServers.length).toBeGreaterThanOrEqual(200);
});

it('the trace tells of a program that git starts', () => {
  const repository = join(folder, 'seen');
  execFileSync('git', ['init', '--quiet', repository]);
  execFileSync('git', ['-c', 'alias.x=!true', 'x'], { cwd: repository });
  expect(strangers().length).toBeGreaterThan(0);
});

it('no address of a repository runs anything but git', async () => {
  const copies = mkdtempSync(join(folder, 'copies-'));
  for (const [at, evil] of part(evilRemotes, 10).entries()) {
    const url = evil.replaceAll('ORIGIN', forge.origin).replaceAll('MARK', mark);
    const read = await readFileFromRemote(remote(url), ['publiccode.yml'], null, { limits });
    const copied = await copy(url, join(copies, `${at}.git`));
    if (!read.ok) expect(copied.ok, evil).toBe(false);
    nothingHappened(evil);
  }
});

it('no repository runs anything but git, and a link is no file', async () => {
  const copies = mkdtempSync(join(folder, 'copies-'));
  for (const { name } of part(evilRepositories, 8)) {
    const url = forge.at(`${name}.git`);
    const read = await readFileFromRemote(remote(url), ['publiccode.yml'], null, { limits });
    if (/link|as-file/.test(name))
      expect(read, name).toMatchObject({ ok: true, value: { outcome: 'no-file' } });
    if (read.ok && read.value.outcome === 'found')
      expect(Buffer.from(read.value.bytes).toString(), name).toMatch(
        /^(?:publiccode|version https:\/\/git-lfs)/,
      );
    const directory = join(copies, `${name}.git`);
    const copied = await copy(url, directory);
    if (copied.ok) expect(await copy(url, directory), name).toEqual(copied);
    // Nothing is checked out: only what git keeps of itself lies there.
    const kept = existsSync(directory) ? readdirSync(directory) : [];
    expect(
      kept.filter(
        (each) =>
          !/^(?:HEAD|config|description|objects|refs|packed-refs|shallow|FETCH_HEAD|branches|info)$/.test(
            each,
          ),
      ),
      name,
    ).toEqual([]);
    nothingHappened(name);
  }
});

it('no server makes git run anything, go elsewhere or go on for ever', async () => {
  const copies = mkdtempSync(join(folder, 'copies-'));
  for (const { name, answer } of part(evilServers, 6)) {
    const { origin, stop, elsewhere } = await answer();
    const short = { milliseconds: 5000, bytes: 20_000_000 };
    const read = await readFileFromRemote(remote(`${origin}/x.git`), ['publiccode.yml'], null, {
      limits: short,
    });
    if (read.ok) expect(read.value.outcome, name).toBe('no-file');
    const directory = join(copies, `${name}.git`);
    const copied = await copy(`${origin}/x.git`, directory, short);
    if (copied.ok) expect(await readRefs(directory), name).toEqual([]);
    expect(elsewhere(), name).toBe(0);
    await stop();
    nothingHappened(name);
  }
});

it('what would unpack to more than the limit is given up, without taking the memory for it', async () => {
  const root = forge.gitRoot ?? '';
  zeros(root, 'zeros', isWhole ? 300 : 80);
  const before = process.memoryUsage().rss;
  const read = await readFileFromRemote(remote(forge.at('zeros.git')), ['publiccode.yml'], null, { limits });
  expect(!read.ok && read.trouble.code).toMatch(/too-(?:large|slow)/);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  nothingHappened('zeros');
});
