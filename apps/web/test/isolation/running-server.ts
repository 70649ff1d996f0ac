import { createServer, Agent, request as send, type IncomingHttpHeaders, type Server } from 'node:http';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { App } from '#lib/server/app.ts';
import type { Database, DatabaseConfig, Layers } from '#lib/server/database/index.ts';

const app = resolve(import.meta.dirname, '../..');

export interface Answer {
  /** 0 where the connection ended before there was an answer. */
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Question {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** The built server, answering on the loopback interface from inside of this process. */
export interface RunningServer {
  origin: URL;
  /** The store of the server itself: the embedded one cannot be opened twice. */
  db: Database;
  ask(question: Question): Promise<Answer>;
  /** From the next transaction on, in every part of the program. */
  use(layers: Layers): void;
  stop(): Promise<void>;
}

type Handler = (request: unknown, response: unknown) => void;

/**
 * Starts what `npm run build` has made, with sign-in, on this store. Only one can run in a process, because a program
 * reads its settings when it is loaded.
 */
export async function startBuiltServer(place: DatabaseConfig): Promise<RunningServer> {
  const built = join(app, 'build/handler.js');
  if (!existsSync(built))
    throw new Error('There is no built server; run: npm run build --workspace @allmende/web');
  const scratch = mkdtempSync(join(tmpdir(), 'allmende-isolation-'));
  const loaded: { handler?: Handler } = {};
  const server = createServer((request, response) => loaded.handler?.(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  Object.assign(process.env, {
    ALLMENDE_ORIGIN: origin.href,
    ALLMENDE_SECRET: 'a secret of thirty-two characters',
    ALLMENDE_HOME: resolve(app, '../..'),
    ORIGIN: origin.origin,
    BODY_SIZE_LIMIT: '25M',
    ALLMENDE_DATA: 'dataDirectory' in place ? place.dataDirectory : scratch,
    ...('databaseUrl' in place && { DATABASE_URL: place.databaseUrl }),
  });
  if ('dataDirectory' in place) delete process.env['DATABASE_URL'];
  silenceLog();
  loaded.handler = (
    (await import(/* @vite-ignore */ pathToFileURL(built).href)) as { handler: Handler }
  ).handler;
  const started = (globalThis as typeof globalThis & { allmendeStarted?: App }).allmendeStarted;
  if (!started) throw new Error('The server did not start.');
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    origin,
    db: started.db,
    ask: (question) => ask(origin, agent, question),
    use: (layers) => void Object.assign(started.db, started.db.withLayers(layers)),
    stop: async () => {
      agent.destroy();
      await closed(server);
      const ended = started.operation.work.pause().then(() => started.db.close());
      await ended;
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

function ask(origin: URL, agent: Agent, { method, path, headers, body }: Question): Promise<Answer> {
  return new Promise((answered, failed) => {
    const pieces: Buffer[] = [];
    let head: Pick<Answer, 'status' | 'headers'> = { status: 0, headers: {} };
    const end = () => answered({ ...head, body: Buffer.concat(pieces) });
    // A stream that fails after its first piece ends with the connection: what came until then is the answer.
    const broken = (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? end() : failed(error));
    const request = send(
      {
        agent,
        host: origin.hostname,
        port: origin.port,
        method,
        path,
        headers: { host: origin.host, ...headers },
      },
      (response) => {
        head = { status: response.statusCode ?? 0, headers: response.headers };
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', broken);
        response.on('end', end);
      },
    );
    request.on('error', broken);
    request.end(body);
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/** A line for each of a hundred thousand requests would be the slowest part of the test. */
function silenceLog(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
    stream.write = (text: unknown, ...more: unknown[]) =>
      String(text).startsWith('{"time":') || write(text, ...more);
  }
}
