/**
 * Brings a clone into a state in which it can run: packages installed, builds up to date.
 * Every command of the root leans on this file, and this file leans on Node alone, because it runs before anything
 * is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Where fetched tools lie (a PostgreSQL server for tests, a newer Node); never committed, safe to delete. */
export const toolFolder = join(root, 'node_modules', '.cache', 'allmende');

/** Tells a person what is going on. Goes to stderr, so that a command's own output stays machine-readable. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program to its end and gives its exit code (1 if a signal ended it).
 * With `quiet`, its output is held back and shown only when it fails.
 */
export function run(program, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    const held = [];
    child.stdout?.on('data', (piece) => held.push(piece));
    child.stderr?.on('data', (piece) => held.push(piece));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0 && quiet) process.stderr.write(Buffer.concat(held));
      done(code ?? 1);
    });
  });
}

/** Installs what the lock file names, unless exactly that is already there. */
export async function installPackages() {
  if (installedAsLocked()) return;
  const since = Date.now();
  say('Pakete werden installiert; das dauert beim ersten Mal etwa eine Minute … / installing packages …');
  // Packages for development build the pages, so they are needed under NODE_ENV=production too.
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
  });
  if (code !== 0) stop('npm ci failed: the lines above say why. Is the package registry reachable?');
  say(`Pakete installiert / packages installed (${seconds(since)})`);
}

/** npm notes beside the packages what it put there; the question is whether that is what the lock file asks for. */
function installedAsLocked() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, link, optional, devOptional }]) => {
    if (!place.includes('node_modules/')) return true;
    // An optional package may be missing: it is the binary of another platform.
    if (!(place in found)) return optional === true || devOptional === true;
    return found[place].version === version && found[place].link === link;
  });
}

/**
 * What can be built: its workspace, the sources that it is made of, and the file that proves that it was built.
 * A build whose sources carry the same fingerprint as last time is not repeated.
 */
const builds = {
  web: {
    label: 'Seiten / pages',
    workspace: '@allmende/web',
    sources: ['apps/web', 'packages', 'knowledge/src'],
    result: 'apps/web/build/handler.js',
  },
  cli: {
    label: 'Kommandozeile / command line',
    workspace: '@allmende/cli',
    sources: ['apps/cli', 'packages', 'knowledge/src'],
    result: 'apps/cli/dist/allmende.js',
  },
};

/** Builds the named part if its sources changed since it was last built; silent about a build that is not needed. */
export async function build(name, { announce = say } = {}) {
  const { label, workspace, sources, result } = builds[name];
  const stamp = join(root, dirname(result), '.fingerprint');
  const now = fingerprint(sources);
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const since = Date.now();
  announce(`${label}: wird gebaut … / building …`);
  // Whoever asks, it is what people get: Vitest's own `test` would build Svelte with its warnings, at half the speed.
  const env = { NODE_ENV: 'production' };
  const code = await run('npm', ['run', '--silent', 'build', '--workspace', workspace], { quiet: true, env });
  if (code !== 0) stop(`building "${name}" failed: the lines above say why.`);
  writeFileSync(stamp, now);
  announce(`${label}: gebaut / built (${seconds(since)})`);
}

// What is made by tools, and what only tests or the running server read.
const noSource = new Set(['node_modules', 'build', 'dist', '.svelte-kit', '.stryker-tmp', 'test', 'sample']);

/** One hash over names and contents of everything a build reads. */
function fingerprint(folders) {
  const hash = createHash('sha1');
  const take = (path) => hash.update(`${relative(root, path)}\0`).update(readFileSync(path));
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!noSource.has(entry.name)) walk(path);
      } else if (!entry.name.endsWith('.test.ts')) take(path);
    }
  };
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'rolldown.package.js'])
    take(join(root, file));
  for (const folder of folders) walk(join(root, folder));
  return hash.digest('hex');
}

/** The workspaces with their folders and commands, in the order of the root's package.json. */
export function workspaces() {
  const { workspaces: patterns } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return patterns
    .flatMap((pattern) =>
      pattern.endsWith('/*')
        ? readdirSync(join(root, pattern.slice(0, -2)))
            .sort()
            .map((name) => `${pattern.slice(0, -1)}${name}`)
        : [pattern],
    )
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const { name, scripts = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      return { folder, name, scripts };
    });
}

/** Time since `start` for a person: "4.2 s", "1 min 12 s". */
export function seconds(start) {
  const passed = (Date.now() - start) / 1000;
  return passed < 60
    ? `${passed.toFixed(1)} s`
    : `${Math.floor(passed / 60)} min ${Math.round(passed % 60)} s`;
}

/** Ends the command with a sentence that says what to do. */
export function stop(reason) {
  say(reason);
  process.exit(1);
}
