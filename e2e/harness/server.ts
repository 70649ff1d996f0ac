import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = resolve(import.meta.dirname, '../..');

/** How long a server may take from its start to its first answer, in milliseconds. */
const patience = 60_000;

export interface Server {
  /** Without a slash at the end, e.g. `http://127.0.0.1:41234`. */
  origin: string;
  stop: () => Promise<void>;
}

/** Runs the built server on a free port over this folder of data; rejects with its output if it does not answer. */
export async function startServer(data: string): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
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
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };

  for (const start = Date.now(); ; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`The server ended before it answered:\n${output}`);
    if (await answers(`${origin}/health`)) return { origin, stop };
    if (Date.now() - start > patience) {
      await stop();
      throw new Error(`The server did not answer within ${patience / 1000} s:\n${output}`);
    }
  }
}

/** A server over its own copy of the prepared store, so that nobody sees what another test writes. */
export async function startServerOnCopy(prepared: string): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'allmende-e2e-'));
  await cp(prepared, data, { recursive: true });
  const { origin, stop } = await startServer(data);
  return {
    origin,
    stop: async () => {
      await stop();
      await rm(data, { recursive: true, force: true });
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
