import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = resolve(import.meta.dirname, '../..');

/** How long a server may take from its start to its first answer, in milliseconds. */
const patience = 180_000;

export interface Server {
  /** Without a slash at the end, e.g. `http://127.0.0.1:41234`. */
  origin: string;
  /** Asks it to end; gives its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a crash would. */
  kill: () => Promise<void>;
  /** What it has written so far. */
  output: () => string;
}

/**
 * Runs the built server on a free port over this folder of data, with further variables of its environment; rejects with
 * its output if it does not become ready.
 */
export async function startServer(data: string, environment: Record<string, string> = {}): Promise<Server> {
  return startSomewhere('127.0.0.1', data, () => environment);
}

/**
 * The same where people sign in. The address has a name, because browsers make no passkeys for bare IP addresses.
 * Without mail, unless the environment names a server for it.
 *
 * @example const server = await startSignInServer(folder); const link = setupLinkOf(server);
 */
export async function startSignInServer(
  data: string,
  environment: Record<string, string> = {},
): Promise<Server> {
  return startSomewhere('localhost', data, (origin) => ({ ALLMENDE_ORIGIN: origin, ...environment }));
}

/** The link that a server without an administrator has printed last. */
export function setupLinkOf(server: Server): string {
  const link = server
    .output()
    .match(/http:\/\/[^\s"]+\/setup\/[\w-]+/g)
    ?.at(-1);
  if (!link) throw new Error(`The server has printed no setup link:\n${server.output()}`);
  return link;
}

/** On another port if somebody took the first one before the server could. */
async function startSomewhere(
  host: string,
  data: string,
  environmentAt: (origin: string) => Record<string, string>,
): Promise<Server> {
  for (;;) {
    const origin = `http://${host}:${await freePort()}`;
    const server = await startServerAt(origin, data, environmentAt(origin));
    if (server) return server;
  }
}

/** The server once it is ready; null where the port is taken. */
async function startServerAt(
  origin: string,
  data: string,
  environment: Record<string, string>,
): Promise<Server | null> {
  const port = Number(new URL(origin).port);
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, 'apps/web/server.js')], {
    cwd: root,
    env: {
      ...inherited,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      ALLMENDE_DATA: data,
      ALLMENDE_HOME: root,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };

  for (const start = Date.now(); ; await pause(50)) {
    if (child.exitCode !== null) {
      await ended;
      if (output.includes('EADDRINUSE')) return null;
      throw new Error(`The server ended before it answered:\n${output}`);
    }
    // Whoever else may listen there has not written this line.
    const listens = output.includes('"event":"listening"');
    if (listens && (await answers(`${origin}/ready`))) return { origin, stop, kill, output: () => output };
    if (Date.now() - start > patience) {
      await stop();
      throw new Error(`The server did not answer within ${patience / 1000} s:\n${output}`);
    }
  }
}

/** A server over its own copy of the prepared store, so that nobody sees what another test writes. */
export async function startServerOnCopy(
  prepared: string,
  environment: Record<string, string> = {},
): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'allmende-e2e-'));
  await cp(prepared, data, { recursive: true });
  const server = await startServer(data, environment);
  return {
    ...server,
    stop: async () => {
      const code = await server.stop();
      await rm(data, { recursive: true, force: true });
      return code;
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') throw new Error('The probe has no port.');
      probe.close(() => done(address.port));
    });
  });
}
